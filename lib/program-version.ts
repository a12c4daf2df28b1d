/** This program's own version, as documents name who wrote them; a test holds it to `package.json`. */
export const programVersion = "0.1.0";
