"use strict";
// Teaches the editor to read and write tables: the names of the columns, and rows that name only what they fill.
(() => {
  const filled = (row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell.trim()));

  const fromFile = (text) => {
    const { data, errors, meta } = Papa.parse(text, { header: true, skipEmptyLines: "greedy", delimiter: "," });
    // A row that does not fit its header would be written back under other names.
    if (errors.length) throw new Error(`row ${errors[0].row + 1}: ${errors[0].message}`);
    return { columns: meta.fields.join(","), rows: data.map(filled) };
  };

  const toFile = ({ columns, rows = [] }) => {
    const used = rows.flatMap((row) => Object.keys(row).filter((name) => row[name]));
    const fields = [...new Set([...(columns ? columns.split(",") : []), ...used])];
    const data = rows.map((row) => fields.map((name) => row[name] ?? ""));
    return Papa.unparse({ fields, data }, { newline: "\n" });
  };

  for (const format of document.currentScript.dataset.formats.split(" ")) {
    CMS.registerCustomFormat(format, format, { fromFile, toFile });
  }
})();
