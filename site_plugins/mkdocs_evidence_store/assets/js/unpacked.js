/* Loaded by START-HERE.html of the offline copy. That it can be found at all says that the copy was unpacked. */
document.getElementById("unpack-first").hidden = true;
