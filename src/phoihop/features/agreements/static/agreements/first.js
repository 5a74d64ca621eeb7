// The first hour: examples that follow what is typed and chosen. Without scripts the examples stand as they were.
(() => {
  "use strict";
  const abbreviation = document.getElementById("id_abbreviation");
  const examples = [...document.querySelectorAll("input[name=numbering]")].map((radio) => radio.closest(".choice").querySelector(".consequence"));
  const first = examples.map((example) => example?.textContent || "");
  function tell() {
    const typed = abbreviation.value.trim();
    examples.forEach((example, place) => { if (example) example.textContent = typed ? first[place].replace(/(?<=[/-])(?!CV)[A-Z]{2,}/, typed) : first[place]; });
  }
  if (abbreviation && examples.length) abbreviation.addEventListener("input", tell);
  const said = document.querySelector("[data-examples]");
  document.querySelectorAll("input[name=scheme]").forEach((radio) => radio.addEventListener("change", () => {
    const words = said?.querySelector(`[data-of="${radio.value}"]`);
    if (words) said.querySelector("[data-said]").textContent = words.textContent;
  }));
})();
