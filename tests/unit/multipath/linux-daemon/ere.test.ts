/** Regular expressions of multipath.conf: what glibc's regcomp takes and refuses, and no expression that could hang. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEre, ereMatches } from '../../../../src/sim/multipath';

describe('matching', () => {
  it.each<[pattern: string, yes: readonly string[], no: readonly string[]]>([
    ['bar', ['bar', 'barbie', 'rhabarber'], ['Barbie', 'ba']],
    ['^Qsan', ['Qsan', 'Qsan   '], ['QSAN', 'a Qsan']],
    ['.*', ['', 'anything'], []],
    ['.', ['x'], ['']],
    ['^(sd[a-z]|dasd[a-z]|nvme[0-9])', ['sda', 'sdab', 'dasdc', 'nvme0n1'], ['sd1', 'hda', 'xsda']],
    ['(SCSI_IDENT_|ID_WWN)', ['ID_WWN', 'SCSI_IDENT_SERIAL'], ['ID_SERIAL']],
    ['^(LIO-ORG|SUSE)$', ['SUSE', 'LIO-ORG'], ['SUSE2']],
    ['a{2}', ['aa', 'baaa'], ['a']],
    ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa']],
    ['^a{,2}b', ['b', 'ab', 'aab'], ['aaab']],
    ['^(ab){2,}$', ['abab', 'ababab'], ['ab', 'aba']],
    ['colou?r', ['color', 'colour'], ['colouur']],
    ['x+y', ['xy', 'xxy'], ['y']],
    ['[]a]', [']', 'a'], ['b']],
    ['[^]a]', ['b'], [']', 'a']],
    ['[a-]', ['-', 'a'], ['b']],
    ['[[:digit:][:upper:]]', ['7', 'Q'], ['q', '-']],
    ['[[.-.]x]', ['-', 'x'], ['y']],
    ['[\\.]', ['\\', '.'], ['x']],
    ['\\.', ['a.b'], ['ab']],
    ['\\<disk', ['a disk'], ['adisk']],
    ['\\w\\W\\s\\S', ['a- b'], ['ab c']],
    ['k\\b', ['disk', 'disk 1'], ['disks']],
    ['a|', ['', 'b'], []],
    ['()a', ['a'], ['b']],
    ['a)', ['a)'], ['a']],
    ['(a*)*b', ['b', 'aab'], ['aac']],
    ['^$', [''], ['x']],
    ['1:.:.:.', ['1:0:0:2', '11:0:0:12'], ['2:0:0:1']],
  ])('%s', (pattern, yes, no) => {
    expect(yes.filter((text) => !ereMatches(pattern, text))).toEqual([]);
    expect(no.filter((text) => ereMatches(pattern, text))).toEqual([]);
  });

  it.each([
    ['*:0:0:.', 'nothing that *'],
    ['a|*', 'nothing that *'],
    ['(+a)', 'nothing that +'],
    ['{2}', 'nothing that {'],
    ['^*', 'nothing that *'],
    ['(a', 'a ( is not closed'],
    ['[a', 'a [ is not closed'],
    ['[[:word:]]', '[:word:] is no class'],
    ['[[.ab.]]', 'no character'],
    ['[z-a]', 'the wrong way round'],
    ['a{3,2}', 'the wrong way round'],
    ['a{x}', 'numbers in { }'],
    ['a{}', 'numbers in { }'],
    ['a\\', 'ends in a backslash'],
  ])('refuses %s, as regcomp does', (pattern, why) => {
    expect(compileEre(pattern)).toEqual({ refusal: { why: expect.stringContaining(why) as unknown, own: false } });
    expect(ereMatches(pattern, 'anything')).toBe(false);
  });

  it.each([
    ['(a)\\1', 'refers back'],
    ['a{256}', 'repeated more than'],
    ['((a{255}){255}){255}', 'repeats too much'],
    ['((((){255}){255}){255}){255}', 'repeats too much'],
    ['('.repeat(70) + 'a' + ')'.repeat(70), 'deep'],
    ['a'.repeat(1025), 'longer than'],
  ])('refuses %s of its own', (pattern, why) => {
    expect(compileEre(pattern)).toEqual({ refusal: { why: expect.stringContaining(why) as unknown, own: true } });
  });
});

describe('whatever is written', () => {
  const pieces = [
    'a',
    'b',
    '.',
    '*',
    '+',
    '?',
    '{2}',
    '{1,3}',
    '(',
    ')',
    '|',
    '^',
    '$',
    '[ab]',
    '[^a]',
    '\\w',
    '\\b',
    '[',
    ']',
    '{',
    '}',
    '\\',
  ];
  const pattern = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(''));

  it('never throws, and ends soon', () => {
    fc.assert(
      fc.property(
        fc.oneof(pattern, fc.string({ unit: 'binary', maxLength: 80 })),
        fc.string({ maxLength: 300 }),
        (text, subject) => {
          expect(typeof ereMatches(text, subject)).toBe('boolean');
        },
      ),
      { numRuns: 400, verbose: 1 },
    );
  });

  it('says what JavaScript says, where both mean the same', () => {
    const safe = ['a', 'b', '.', 'c*', 'd+', 'e?', '(ab|c)', '(a|b)*', '[ab]', '[^a]', '^', '$', 'a{2}', 'b{1,2}'];
    const shared = fc.array(fc.constantFrom(...safe), { maxLength: 6 }).map((parts) => parts.join(''));
    const subject = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(shared, subject, (text, name) => {
        expect(ereMatches(text, name)).toBe(new RegExp(text).test(name));
      }),
      { numRuns: 1000, verbose: 1 },
    );
  });

  it('is not led astray by what hangs other matchers', () => {
    expect(ereMatches('^(a+)+$', `${'a'.repeat(250)}b`)).toBe(false);
    expect(ereMatches(`${'a?'.repeat(60)}${'a'.repeat(60)}`, 'a'.repeat(60))).toBe(true);
  });
});
