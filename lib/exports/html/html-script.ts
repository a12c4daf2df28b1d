/**
 * What the file can do beyond being read: narrow the list of controls, open what is folded before it is
 * printed. It asks nobody for anything, and without it everything can be read.
 */
export const htmlScript = `"use strict";
for (const form of document.querySelectorAll("form[data-for]")) {
  const table = document.getElementById(form.dataset.for);
  const rows = [...table.tBodies[0].rows];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const said = form.querySelector("output");
  const narrow = () => {
    const { text, status, severity } = form.elements;
    const wanted = text.value.trim().toLowerCase().split(/\\s+/);
    let shown = 0;
    rows.forEach((row, index) => {
      const fits =
        wanted.every((word) => words[index].includes(word)) &&
        (status.value === "" || row.dataset.status === status.value) &&
        (severity.value === "" || row.dataset.severity === severity.value);
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    said.textContent = shown + " of " + rows.length + " controls shown";
  };
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(narrow));
  form.hidden = false;
  narrow();
}
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => {
  for (const section of document.querySelectorAll("details")) section.open = true;
});
openTarget();
`;
