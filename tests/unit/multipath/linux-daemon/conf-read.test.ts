/** multipath.conf: what is read, and what multipathd says of what it does not understand. */
import { describe, expect, it } from 'vitest';
import { multipathConf } from '../../../../src/sim/multipath';

const { readConf } = multipathConf;
const file = '/etc/multipath.conf';
const messages = (text: string): string[] => readConf(text).findings.map((each) => each.message);

/** The file of a measured host (E2). */
const measured = `defaults {
 user_friendly_names yes
 find_multipaths no
 polling_interval 5
 max_polling_interval 20
 no_path_retry fail
 path_grouping_policy multibus
 path_selector "round-robin 0"
 detect_pgpolicy no
 detect_checker no
 path_checker tur
 failback immediate
}
blacklist {
 devnode "^vd"
}
`;

describe('a file', () => {
  it('is read section by section', () => {
    const { conf, findings } = readConf(measured);
    expect(findings).toEqual([]);
    expect(conf.defaults).toEqual({
      user_friendly_names: 'yes',
      find_multipaths: 'off',
      polling_interval: '5',
      max_polling_interval: '20',
      no_path_retry: 'fail',
      path_grouping_policy: 'multibus',
      path_selector: 'round-robin 0',
      detect_pgpolicy: 'no',
      detect_checker: 'no',
      path_checker: 'tur',
      failback: 'immediate',
    });
    expect(conf.blacklist.devnode).toEqual(['^vd']);
  });

  it('has all kinds of sections', () => {
    const { conf, findings } = readConf(`
# a comment
! another
blacklist {
  wwid "36001"            # after a value
  property "ID_CDROM"
  protocol "scsi:ata"
  device {
    vendor "HP"
    product "^LOGICAL"
  }
}
blacklist_exceptions { ! nothing on this line is lost
  wwid "!^3600"
}
devices {
  device {
    vendor "Qsan"
    product "F400Q"
    prio alua
    detect_prio no
  }
}
overrides {
  no_path_retry queue
  protocol {
    type "scsi:fcp"
    fast_io_fail_tmo off
    dev_loss_tmo infinity
  }
}
multipaths {
  multipath {
    wwid 3600a0b80
    alias "big ""one"""
    failback 30
  }
}
`);
    expect(findings).toEqual([]);
    expect(conf.blacklist).toEqual({
      devnode: [],
      wwid: ['36001'],
      property: ['ID_CDROM'],
      protocol: ['scsi:ata'],
      device: [{ vendor: 'HP', product: '^LOGICAL' }],
    });
    expect(conf.exceptions.wwid).toEqual(['!^3600']);
    expect(conf.devices).toEqual([{ vendor: 'Qsan', product: 'F400Q', prio: 'alua', detect_prio: 'no' }]);
    expect(conf.overrides).toEqual({ no_path_retry: 'queue' });
    expect(conf.protocols).toEqual([{ type: 'scsi:fcp', fast_io_fail_tmo: 'off', dev_loss_tmo: 'infinity' }]);
    expect(conf.multipaths).toEqual([{ wwid: '3600a0b80', alias: 'big "one"', failback: '30' }]);
  });

  it('may be empty, or only comments', () => {
    for (const text of ['', '\n\n', '# {\n! }\n', '\u00a0\u2003\n'])
      expect(readConf(text)).toEqual({ conf: multipathConf.emptyConf, findings: [] });
  });

  it.each<[string, string, string[]]>([
    ['an unknown section', 'foo bar', [`${file} line 1, invalid keyword: foo`]],
    [
      'an unknown keyword',
      'defaults {\n  polling 5\n}',
      [`${file} line 2, invalid keyword in the defaults section: polling`],
    ],
    [
      'a keyword of another section',
      'devices {\n  vendor x\n}',
      [`${file} line 2, invalid keyword in the devices section: vendor`],
    ],
    [
      'an unknown section with a body: its brace closes nothing',
      'default {\n  failback manual\n}',
      [
        `${file} line 1, invalid keyword: default`,
        `${file} line 2, invalid keyword: failback`,
        `unmatched '}' at line 3 of ${file}`,
        `${file} line 3, invalid keyword: }`,
      ],
    ],
    ['a missing brace at the end', 'defaults {\n  failback manual\n', [`missing '}' at end of ${file}`]],
    [
      'a missing brace inside: what follows is taken for the inner section',
      'devices {\n  device {\n    vendor A\n    product B\n}\ndefaults {\n  failback manual\n}\n',
      [
        `${file} line 6, invalid keyword in the devices section: defaults`,
        `${file} line 7, invalid keyword in the devices section: failback`,
      ],
    ],
    [
      'a brace of its own line',
      'defaults\n{\n}',
      [`missing '{' on line 1 of ${file}`, `invalid keyword '{' on line 2 of ${file}`],
    ],
    ['another word for the brace', 'defaults (\n}', [`expecting '{' on line 1 of ${file}. found '('`]],
    [
      'everything on one line',
      'defaults { failback manual }\n}',
      [`ignoring extra data starting with 'failback' on line 1 of ${file}`],
    ],
    [
      'a word behind a closing brace',
      'defaults {\n} x',
      [`ignoring extra data starting with 'x' on line 2 of ${file}`],
    ],
    [
      'a value that is missing',
      'defaults {\n  failback\n}',
      [`missing value for option 'failback' on line 2 of ${file}`],
    ],
    [
      'a value in two words',
      'defaults {\n  path_selector round-robin 0\n}',
      [`ignoring extra data starting with '0' on line 2 of ${file}`],
    ],
    ['quotes that do not end', 'defaults {\n  prio "alua\n}', [`missing closing quotes on line 2 of ${file}`]],
    [
      'text behind quotes',
      'defaults {\n  prio "alua" const\n}',
      [`ignoring extra data starting with 'const' on line 2 of ${file}`],
    ],
    [
      'a number that is none',
      'defaults {\n  polling_interval 5s\n}',
      [`${file} line 2, invalid value for polling_interval: "5s"`],
    ],
    [
      'a number that is too large',
      'defaults {\n  verbosity 9\n}',
      [`${file} line 2, value for verbosity too large, capping at 6`],
    ],
    [
      'a number that is too small',
      'defaults {\n  uxsock_timeout -4\n}',
      [`${file} line 2, value for uxsock_timeout too small, capping at 1`],
    ],
    [
      'neither yes nor no',
      'defaults {\n  force_sync maybe\n}',
      [`${file} line 2, invalid value for force_sync: "maybe"`],
    ],
    [
      'a policy that is none',
      'defaults {\n  path_grouping_policy group_by_lun\n}',
      [`${file} line 2, invalid value for path_grouping_policy: "group_by_lun"`],
    ],
    [
      'a failback that is none',
      'defaults {\n  failback soon\n}',
      [`${file} line 2, invalid value for failback: "soon"`],
    ],
    [
      'the same twice',
      'defaults {\n  failback manual\n  failback 10\n}',
      [`${file} line 3, duplicate keyword: failback`],
    ],
    ['a section twice', 'defaults {\n}\ndefaults {\n}', [`${file} line 3, duplicate keyword: defaults`]],
    [
      'a slash in an alias',
      'multipaths {\n  multipath {\n    wwid 1\n    alias a/b\n  }\n}',
      [`${file} line 4, a/b cannot contain a slash. Ignoring`],
    ],
    [
      'a filter that is no expression',
      'blacklist {\n  devnode "(sd"\n}',
      [`${file} line 2, parsing failed:   devnode "(sd"`],
    ],
    [
      'an array without a product',
      'devices {\n  device {\n    vendor A\n  }\n}',
      [`device config in ${file} missing vendor or product parameter`],
    ],
    [
      'an array twice',
      'devices {\n  device {\n    vendor A\n    product B\n  }\n  device {\n    vendor A\n    product B\n  }\n}',
      [`factorize_hwtable: duplicate device section for A:B:(null) in ${file}`],
    ],
    [
      'a map without a name',
      'multipaths {\n  multipath {\n    failback 3\n  }\n}',
      ['multipaths config section missing wwid'],
    ],
    [
      'a map twice',
      'multipaths {\n  multipath {\n    wwid 1\n  }\n  multipath {\n    wwid 1\n  }\n}',
      ['merge_mptable: duplicate multipath config section for 1'],
    ],
    [
      'a protocol without a type',
      'overrides {\n  protocol {\n    eh_deadline 9\n  }\n}',
      [`protocol section in ${file} missing type`],
    ],
    ['overrides without its brace', 'overrides', [`missing value for option 'overrides' on line 1 of ${file}`]],
    [
      'a word in quotes first',
      '"defaults" {\n',
      [`ignoring extra data starting with '"' on line 1 of ${file}`, `${file} line 1, invalid keyword: `],
    ],
    [
      'words of JavaScript',
      'toString x\n__proto__ {\n',
      [`${file} line 1, invalid keyword: toString`, `${file} line 2, invalid keyword: __proto__`],
    ],
    [
      'the same inside',
      'devices {\n  constructor x\n}',
      [`${file} line 2, invalid keyword in the devices section: constructor`],
    ],
  ])('with %s', (_, text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('says in our own words what multipathd says nothing of, or later', () => {
    const advice = (line: string): string[] => messages(`defaults {\n  ${line}\n}`);
    expect(advice('path_checker turf')).toEqual(['There is no path checker "turf".']);
    expect(advice('prio alau')).toEqual(['There is no prioritizer "alau".']);
    expect(advice('prio emc')).toEqual([]);
    expect(advice('path_selector "least 0"')).toEqual(['The kernel has no path selector "least 0".']);
    expect(advice('bindings_file "/etc/x"')).toEqual([
      '"bindings_file" is no longer supported; the line has no effect.',
    ]);
    expect(advice('polling_interval 30\n  max_polling_interval 20')).toEqual([
      'polling_interval 30 is cut to max_polling_interval 20.',
    ]);
    expect(advice('features "1 queue_if_no_path"')[0]).toContain(`is deprecated, please use 'no_path_retry queue'`);
    expect(messages('devices {\n  device {\n    vendor "("\n    product x\n  }\n}')[0]).toContain('will never fit');
  });

  it('keeps what was so before a bad line', () => {
    const { conf } = readConf('defaults {\n  failback 10\n  failback soon\n  max_retries 9\n  checker tur\n}');
    expect(conf.defaults).toEqual({ failback: '10', max_retries: '5', path_checker: 'tur' });
  });

  it('gives each finding its place and what to do', () => {
    const { findings } = readConf('defaults {\n  polling 5\n}', 'my.conf');
    expect(findings).toEqual([
      {
        level: 'error',
        code: 'unknown-keyword',
        place: 'my.conf:2',
        line: 2,
        message: 'my.conf line 2, invalid keyword in the defaults section: polling',
        mend: expect.stringMatching(/\.$/) as unknown,
      },
    ]);
    for (const text of ['defaults {', 'defaults {\n a\n b c d\n}', '}'])
      for (const finding of readConf(text).findings) expect(finding.mend).toMatch(/\.$/);
  });

  it('has words that mean the same', () => {
    const { conf } = readConf(
      'defaults {\n find_multipaths yes\n no_path_retry 0\n san_path_err_threshold 0\n user_friendly_names 1\n flush_on_last_del yes\n marginal_pathgroups yes\n}',
    );
    expect(conf.defaults).toEqual({
      find_multipaths: 'on',
      no_path_retry: 'fail',
      san_path_err_threshold: 'no',
      user_friendly_names: 'yes',
      flush_on_last_del: 'always',
      marginal_pathgroups: 'on',
    });
  });
});

describe('a file that is too much', () => {
  it('is read as far as it goes, and says so', () => {
    const long = `defaults {\n}\n${'#\n'.repeat(multipathConf.longestText)}`;
    expect(readConf(long).findings.map((each) => each.code)).toEqual(['file-too-long']);
    const many = `blacklist {\n${' wwid "1"\n'.repeat(multipathConf.mostEntries + 50)}}\n`;
    expect(readConf(many).findings.map((each) => each.code)).toEqual(['too-many-entries']);
    const wrong = 'x y\n'.repeat(500);
    const { findings } = readConf(wrong);
    expect(findings.length).toBe(multipathConf.mostFindings + 1);
    expect(findings.at(-1)?.message).toBe('There are 300 more findings.');
    expect(readConf(`x ${'y'.repeat(1500)}`).findings.map((each) => each.code)).toEqual([
      'line-too-long',
      'unknown-keyword',
      'value-missing',
    ]);
    for (const finding of findings) expect(finding.message.length).toBeLessThan(400);
  });
});
