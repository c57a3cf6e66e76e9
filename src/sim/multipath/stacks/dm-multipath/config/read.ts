/**
 * Reads multipath.conf with the grammar, and the forgiveness, of multipathd: a line that is not understood is reported and
 * left out, a brace that is missing shifts what follows, and nothing stops the reading. Messages that begin with the
 * file or name the line are the daemon's own (multipath-tools, libmultipath/parser.c, dict.c, config.c); others are ours.
 */
import { compileEre } from '../ere';
import { Complaints } from './complaints';
import type { MultipathConf } from './conf';
import { ConfDraft } from './draft';
import type { ConfFinding } from './finding';
import { finishConf } from './finish';
import { findKeyword, mayRepeat, rootSections, subsectionOf, type KeywordSpec, type SectionId } from './keywords';
import { valueOf, wordsOfLine, type Word } from './line';
import { readValue } from './value';
import { wholenessOf } from './whole';

export const defaultFile = '/etc/multipath.conf';
/** Most characters that are read; a real file has some hundreds. */
export const longestText = 262_144;
/** Most sections, subsections and filters; each expression costs time at every new device. */
export const mostEntries = 512;
/** multipathd reads lines into a buffer of this size, one place of which ends the text. */
const longestLine = 1023;

interface Level {
  /** null: outside of all sections. */
  readonly section: SectionId | null;
  readonly name: string;
  readonly used: Set<string>;
}

class ConfReader {
  readonly draft = new ConfDraft();
  readonly complaints: Complaints;
  readonly #levels: Level[] = [{ section: null, name: '', used: new Set() }];
  #entries = 0;
  #line = 0;

  constructor(file: string) {
    this.complaints = new Complaints(file);
  }

  get #level(): Level {
    return this.#levels[this.#levels.length - 1];
  }

  read(text: string): void {
    if (text.length > longestText)
      this.complaints.add(
        'error',
        'file-too-long',
        null,
        `The file has ${text.length} characters; what comes after ${longestText} is not read.`,
        'Shorten the file.',
      );
    for (const [row, line] of text.slice(0, longestText).split('\n').entries()) {
      this.#line = row + 1;
      this.#take(line.split(/[\r\0]/, 1)[0]);
    }
    if (this.#levels.length > 1) {
      const { file } = this.complaints;
      this.complaints.add('warning', 'brace-missing', null, `missing '}' at end of ${file}`, 'Close the last section.');
    }
  }

  /** The daemon reads what does not fit into its buffer as the next line. */
  #take(line: string): void {
    if (line.length > longestLine)
      this.#complain(
        'warning',
        'line-too-long',
        'This line is too long; its rest is read as another line.',
        'Shorten it.',
      );
    for (let at = 0; at === 0 || at < line.length; at += longestLine) this.#read(line.slice(at, at + longestLine));
  }

  #complain(level: ConfFinding['level'], code: string, message: string, mend: string): void {
    this.complaints.add(level, code, this.#line, message, mend);
  }

  #read(line: string): void {
    const words = wordsOfLine(line);
    if (words === null) return;
    const { lost, remark } = wholenessOf(words, `on line ${this.#line} of ${this.complaints.file}`);
    if (remark) this.#complain(remark.level, remark.code, remark.message, remark.mend);
    if (lost) return;
    const [first] = words;
    if (first.text === '}') {
      if (this.#levels.length > 1) {
        this.#levels.pop();
        return;
      }
      const { file } = this.complaints;
      const message = `unmatched '}' at line ${this.#line} of ${file}`;
      this.#complain(
        'error',
        'brace-unmatched',
        message,
        'Take the brace away, or look for a section whose name is wrong.',
      );
    }
    this.#keyword(first.text, words, line);
  }

  #keyword(word: string, words: readonly Word[], line: string): void {
    const { section, name, used } = this.#level;
    const sub = section === null ? rootSections.find((root) => root === word) : subsectionOf(section, word);
    if (sub !== undefined) {
      if (section === null) this.#noteRepeat(used, word, 'note');
      this.#open(sub, section, word);
      return;
    }
    const spec = section === null ? undefined : findKeyword(section, word);
    if (section === null || spec === undefined) {
      const where = section === null ? 'invalid keyword' : `invalid keyword in the ${name} section`;
      this.complaints.atLine(
        'error',
        'unknown-keyword',
        this.#line,
        `${where}: ${word}`,
        'Mend the word, or move it to its section.',
      );
      return;
    }
    if (!mayRepeat(section)) this.#noteRepeat(used, word, 'warning');
    this.#set(section, spec, words, line);
  }

  #noteRepeat(used: Set<string>, word: string, level: 'warning' | 'note'): void {
    if (used.has(word))
      this.complaints.atLine(level, 'keyword-twice', this.#line, `duplicate keyword: ${word}`, 'The later one counts.');
    used.add(word);
  }

  #open(section: SectionId, parent: SectionId | null, name: string): void {
    if (parent !== null && this.#count()) this.draft.open(section, parent);
    this.#levels.push({ section, name, used: new Set() });
  }

  /** True while there is room for another entry. */
  #count(): boolean {
    this.#entries += 1;
    if (this.#entries === mostEntries + 1)
      this.#complain(
        'error',
        'too-many-entries',
        `What comes after ${mostEntries} entries is not read.`,
        'Shorten the file.',
      );
    return this.#entries <= mostEntries;
  }

  #set(section: SectionId, spec: KeywordSpec, words: readonly Word[], line: string): void {
    const text = valueOf(words);
    if (text === null) return;
    if (spec.value.kind === 'expression' && !this.#isExpression(section, text, line)) return;
    const { value, complaint, mend } = readValue(spec, text);
    if (complaint !== null) this.complaints.atLine('warning', 'bad-value', this.#line, complaint, mend);
    if (spec.value.kind === 'ignored')
      this.#complain(
        'note',
        'keyword-ignored',
        `"${spec.key}" is no longer supported; the line has no effect.`,
        'Take the line away.',
      );
    if (value === null || (mayRepeat(section) && !this.#count()) || this.#entries > mostEntries) return;
    this.draft.set(section, spec.key, value);
  }

  /** A filter that is no expression is lost; one of an array stays, and never fits. */
  #isExpression(section: SectionId, text: string, line: string): boolean {
    const filters = section !== 'device';
    const compiled = compileEre(filters ? text.replace(/^!/, '') : text);
    if (!('refusal' in compiled)) return true;
    const { why, own } = compiled.refusal;
    if (filters && !own) {
      this.complaints.atLine(
        'error',
        'bad-expression',
        this.#line,
        `parsing failed: ${line.slice(0, 200)}`,
        `Mend the expression: ${why}.`,
      );
      return false;
    }
    this.#complain('warning', 'bad-expression', `This expression will never fit: ${why}.`, 'Mend the expression.');
    return true;
  }
}

export interface ReadConf {
  readonly conf: MultipathConf;
  readonly findings: readonly ConfFinding[];
}

/** Never throws; what is wrong is told by the findings. `file`: the name that they carry. */
export function readConf(text: string, file = defaultFile): ReadConf {
  const reader = new ConfReader(file);
  reader.read(text);
  const conf = finishConf(reader.draft.seal(), reader.complaints);
  return { conf, findings: reader.complaints.seal() };
}
