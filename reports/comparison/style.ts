/** What a page looks like: the reader's font and colours, figures in columns, marks that differ by more than colour. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d1d1f, #e8e8ea); --faint: light-dark(#5f6368, #a3a7ad);
  --paper: light-dark(#fff, #17181a); --line: light-dark(#dcdfe3, #35383d); --band: light-dark(#f5f6f8, #1f2124);
  --good: light-dark(#10692f, #6fcf8b); --bad: light-dark(#b3141d, #ff8a80); --doubtful: light-dark(#8a5700, #f0c060); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
a { color: inherit; }
.faint { color: var(--faint); font-weight: normal; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.doubtful { color: var(--doubtful); }
.legend { color: var(--faint); max-width: 60rem; }
.targets { padding-left: 1.2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.15rem 0.5rem; text-align: right; white-space: nowrap; }
thead th { position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); }
thead th[colspan] { text-align: left; border-left: 1px solid var(--line); }
th[scope='row'], thead th[rowspan] { text-align: left; }
.first { border-left: 1px solid var(--line); text-align: center; font-weight: bold; }
.word { text-align: left; }
tbody tr:nth-child(even) { background: var(--band); }
pre { background: var(--band); border: 1px solid var(--line); border-radius: 4px; padding: 0.75rem; overflow-x: auto;
  font: 13px/1.45 ui-monospace, monospace; }
section:target h2 { text-decoration: underline; }
`;
