import { describe, expect, it } from 'vitest';
import { asText, commonStart, pasted, refOf } from '../../../../src/views/desktop/consoles/transcript';
import type { Entry } from '../../../../src/views/desktop/consoles/transcript';

const entry = (kind: Entry['kind'], prompt: string, text: string): Entry => ({
  key: 0,
  atNs: 0,
  kind,
  prompt,
  text,
  about: null,
  provenance: null,
  isError: false,
  isLeft: false,
});

describe('the input line', () => {
  it.each([
    ['a\nb', { lines: ['mpa'], rest: 'b' }],
    ['a\r\nb\r\n', { lines: ['mpa', 'b'], rest: '' }],
    ['a', { lines: [], rest: 'mpa' }],
    ['\n', { lines: ['mp'], rest: '' }],
  ])('takes pasted %j', (text, expected) => {
    expect(pasted('mp', text, '')).toEqual(expected);
  });
  it('keeps what stands behind the cursor', () => {
    expect(pasted('a', 'b\nc', 'd')).toEqual({ lines: ['ab'], rest: 'cd' });
  });
  it.each([
    [['Get-MPIOSetting', 'Get-MPIOAvailableHW'], 'Get-MPIO'],
    [['get-a', 'Get-B'], 'get-'],
    [['one'], 'one'],
    [[], ''],
  ])('completes %j as far as they agree', (options, start) => {
    expect(commonStart(options)).toBe(start);
  });
});

describe('the screen', () => {
  it('copies as it looks, without notes of the page', () => {
    expect(asText([entry('typed', 'C:\\>', 'dir'), entry('printed', '', 'x'), entry('note', '', 'n')])).toBe('C:\\>dir\nx');
  });
  it.each([
    ['web1/lun0/2', { kind: 'path', id: 'web1/lun0/2' }],
    ['web1/lun0', { kind: 'lun', id: 'lun0' }],
    ['web1', { kind: 'device', id: 'web1' }],
    [null, null],
  ])('lights %s on the drawing', (about, ref) => {
    expect(refOf(about)).toEqual(ref);
  });
});
