/** How wide a text will be, without asking the page: widths of Inter's letters in thousandths of the font size. */
const narrow = "iljI.,:;'|!· ";
const slim = 'frt()[]/-"*';
const wide = 'mwMW%@';

export function textWidth(text: string, size = 11, bold = false): number {
  let sum = 0;
  for (const letter of text) {
    if (narrow.includes(letter)) sum += 265;
    else if (slim.includes(letter)) sum += 372;
    else if (wide.includes(letter)) sum += 890;
    else if (letter >= '0' && letter <= '9') sum += 630;
    else if (letter >= 'A' && letter <= 'Z') sum += 690;
    else if (letter > '\u2e80') sum += 1000;
    else sum += 585;
  }
  return (sum * size * (bold ? 1.04 : 1)) / 1000;
}

/** The longest of several wordings that fits, or an empty text. */
export const longestThatFits = (wordings: readonly string[], room: number, size = 11, bold = true): string =>
  wordings.find((text) => textWidth(text, size, bold) <= room) ?? '';
