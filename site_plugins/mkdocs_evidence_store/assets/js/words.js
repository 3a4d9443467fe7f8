/* Words of a text, and the stem that the forms of one word share: adopt, adopted, adopters, adoption.

   The rules are those of Porter's English stemmer ("Porter2", snowballstem.org), with four changes of our own:
   British and American spellings get one stem (behaviour, behavior; programme, program); "conferencing" goes with
   "conference"; irregular plurals are known (children, people); and a final i or doubled letter is dropped, so that
   "reunify" goes with "reunification". A stem is a key that nobody sees. */
(function () {
  "use strict";
  const IRREGULAR = new Map(Object.entries({ children: "child", people: "person", women: "woman", men: "man", wives: "wife", lives: "life", violence: "violent" }));
  /* Words that the rules would take for each other. */
  const APART = new Map(Object.entries({ police: "police", policing: "police", policy: "policy", policies: "policy", university: "university",
    universities: "university" }));
  const ENDS_2 = {
    ational: "ate", tional: "tion", enci: "ence", anci: "ance", abli: "able", entli: "ent", izer: "ize", ization: "ize",
    ation: "ate", ator: "ate", alism: "al", aliti: "al", alli: "al", fulness: "ful", ousli: "ous", ousness: "ous",
    iveness: "ive", iviti: "ive", biliti: "ble", bli: "ble", fulli: "ful", lessli: "less"
  };
  const ENDS_3 = { alize: "al", icate: "ic", iciti: "ic", ical: "ic", ful: "", ness: "" };
  const ENDS_4 = "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize".split(" ");
  const known = new Map();

  /* The longest of some endings that a word has. */
  function ending(word, endings) {
    let longest = "";
    for (const end of endings) if (end.length > longest.length && word.endsWith(end)) longest = end;
    return longest;
  }

  /* Where the part of a word begins that comes after a vowel and a consonant: endings are taken off there alone. */
  function region(word, from) {
    const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return match ? from + match.index + 2 : word.length;
  }

  function isShort(word) {
    return /(?:^|[^aeiouy])[aeiouy][^aeiouwxy]$|^[aeiouy][^aeiouy]$/.test(word);
  }

  function spelling(word) {
    return word
      .replace(/gramme(s?)$/, "gram$1").replace(/([a-z]{3})tre(s?)$/, "$1ter$2").replace(/dgement/, "dgment")
      .replace(/([^v])is(e|es|ed|er|ers|ing|ation|ations|ational)$/, "$1iz$2").replace(/ll(?=(?:or|er|ed|ing)s?$)/, "l");
  }

  function plural(word) {
    if (word.endsWith("sses")) return word.slice(0, -2);
    if (/ie[sd]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
    return /[aeiouy].+s$/.test(word) && !/(?:us|ss)$/.test(word) ? word.slice(0, -1) : word;
  }

  function tense(word, first) {
    const match = /(?:eed|eedly|edly|ed|ingly|ing)$/.exec(word);
    if (!match) return word;
    const rest = word.slice(0, match.index);
    if (match[0].startsWith("ee")) return match.index >= first ? rest + "ee" : word;
    if (!/[aeiouy]/.test(rest)) return word;
    if (/(?:at|bl|iz|[cv])$/.test(rest)) return rest + "e";
    if (/([bdfgmnprt])\1$/.test(rest)) return rest.slice(0, -1);
    return isShort(rest) && first >= rest.length ? rest + "e" : rest;
  }

  function reduce(word) {
    const first = /^(?:gener|commun|arsen)/.test(word) ? /^(?:gener|commun|arsen)/.exec(word)[0].length : region(word, 0);
    const second = region(word, first);
    word = tense(plural(word), first).replace(/(.[^aeiouy])y$/, "$1i");
    let end = ending(word, Object.keys(ENDS_2));
    if (end && word.length - end.length >= first) word = word.slice(0, -end.length) + ENDS_2[end];
    else if (!end && /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= first) word = word.slice(0, -2);
    end = ending(word, Object.keys(ENDS_3));
    if (end && word.length - end.length >= first) word = word.slice(0, -end.length) + ENDS_3[end];
    end = ending(word, ENDS_4.concat("ion"));
    if (end && word.length - end.length >= second && (end !== "ion" || /[st]ion$/.test(word))) word = word.slice(0, -end.length);
    if (word.endsWith("e") && (word.length > second || (word.length > first && !isShort(word.slice(0, -1))))) word = word.slice(0, -1);
    return word;
  }

  function stem(word) {
    let found = known.get(word);
    if (found === undefined) {
      const single = IRREGULAR.get(word) || word;
      found = single.length < 3 || /[0-9]/.test(single) ? single : reduce(spelling(single));
      found = APART.get(word) || found.replace(/our$/, "or").replace(/z/g, "s").replace(/i$/, "").replace(/(.)\1$/, "$1");
      known.set(word, found);
    }
    return found;
  }

  const signs = new Map([["\u2019", "'"]]);

  function fold(sign) {
    let found = signs.get(sign);
    if (found === undefined) signs.set(sign, (found = sign.normalize("NFKD")[0]));
    return found;
  }

  /* A text as it is compared: small letters without accents, straight apostrophes. Every sign keeps its place. */
  function plain(text) {
    /* eslint-disable-next-line no-control-regex */
    return text.replace(/[^\x00-\x7f]/g, fold).toLowerCase();
  }

  /* The words of a text: "Children's homes" gives children, homes; "multi-agency" gives multi, agency. `each` is
     called with a word and with where it began and ended. One loop instead of a pattern: there are very many texts. */
  function scan(text, each) {
    const small = plain(text);
    let from = -1, letters = -1;
    for (let at = 0; at <= small.length; at += 1) {
      const code = at < small.length ? small.charCodeAt(at) : 32;
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
        if (from < 0) from = at;
        letters = at;
      } else if (from >= 0 && !(code === 39 && letters === at - 1)) {
        let word = small.slice(from, letters + 1);
        if (word.includes("'")) word = word.replace(/'s$/, "").replace(/'/g, "");
        each(word, from, letters + 1);
        from = -1;
      }
    }
  }

  function words(text) {
    const found = [];
    scan(text, (word) => found.push(word));
    return found;
  }

  /* The first letters that the forms of a word share. */
  function start(word) {
    return (IRREGULAR.get(word) || word).slice(0, 3);
  }

  window.evidenceStoreWords = { scan: scan, words: words, stem: stem, start: start, plain: plain };
})();
