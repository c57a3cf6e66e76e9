/** A configuration as text: what is stated, and what is in force. */
import { describe, expect, it } from 'vitest';
import { multipathConf } from '../../../../src/sim/multipath';

const { findKeyword, keywords, printConf, printOrder, readConf, showConfig } = multipathConf;

describe('show config', () => {
  /** Captured from 0.9.9 (`multipathd show config local`); without what 0.14 ignores, and with what came after. */
  const captured = `	verbosity 2
	polling_interval 5
	max_polling_interval 20
	reassign_maps "no"
	path_selector "service-time 0"
	path_grouping_policy "failover"
	uid_attribute "ID_SERIAL"
	prio "const"
	prio_args ""
	features "0"
	path_checker "tur"
	alias_prefix "mpath"
	failback "manual"
	rr_min_io 1000
	rr_min_io_rq 1
	max_fds "max"
	rr_weight "uniform"
	queue_without_daemon "no"
	allow_usb_devices "no"
	user_friendly_names "yes"
	fast_io_fail_tmo 5
	log_checker_err "always"
	all_tg_pt "no"
	retain_attached_hw_handler "yes"
	detect_prio "yes"
	detect_checker "yes"
	force_sync "no"
	strict_timing "no"
	deferred_remove "no"
	delay_watch_checks "no"
	delay_wait_checks "no"
	san_path_err_threshold "no"
	san_path_err_forget_rate "no"
	san_path_err_recovery_time "no"
	marginal_path_err_sample_time "no"
	marginal_path_err_rate_threshold "no"
	marginal_path_err_recheck_gap_time "no"
	marginal_path_double_failed_time "no"
	find_multipaths "on"
	uxsock_timeout 4000
	retrigger_tries 3
	retrigger_delay 10
	missing_uev_wait_timeout 30
	skip_kpartx "no"
	remove_retries 0
	ghost_delay "no"
	auto_resize "never"
	find_multipaths_timeout -10
	enable_foreign "NONE"
	marginal_pathgroups "off"
	recheck_wwid "no"`.split('\n');

  it('prints defaults as a real host did', () => {
    const { conf } = readConf('defaults {\n user_friendly_names yes\n find_multipaths yes\n}');
    const lines = showConfig(conf).split('\n');
    const later = [
      'flush_on_last_del "unused"',
      'detect_pgpolicy "yes"',
      'detect_pgpolicy_use_tpg "no"',
      'purge_disconnected "no"',
    ];
    const own = lines.slice(1, lines.indexOf('}')).filter((line) => !later.includes(line.trim()));
    expect(own).toEqual(captured);
    expect(lines[0]).toBe('defaults {');
  });

  it('prints what is always so, and the sections in their order', () => {
    const { conf } = readConf(
      'multipaths {\n multipath {\n  wwid 1\n  alias a\n }\n}\noverrides {\n no_path_retry 6\n protocol {\n type scsi:fcp\n eh_deadline off\n }\n}',
    );
    const text = showConfig(conf);
    expect(text).toContain('blacklist {\n\tdevnode "!^(sd[a-z]|dasd[a-z]|nvme[0-9])"\n}\n');
    expect(text).toContain('blacklist_exceptions {\n\tproperty "(SCSI_IDENT_|ID_WWN)"\n}\n');
    expect(text).toContain(
      '\tdevice {\n\t\tvendor "^Qsan"\n\t\tproduct ".*"\n\t\tpath_grouping_policy "group_by_prio"\n\t\tprio_args "exclusive_pref_bit"\n\t\tfailback "immediate"\n\t\tno_path_retry 30\n\t}\n',
    );
    expect(text).toContain(
      'overrides {\n\tno_path_retry 6\n\tprotocol {\n\t\ttype "scsi:fcp"\n\t\teh_deadline "off"\n\t}\n}\nmultipaths {\n\tmultipath {\n\t\twwid "1"\n\t\talias "a"\n\t}\n}\n',
    );
    expect(text.match(/^\w+(?= \{)/gm)).toEqual([
      'defaults',
      'blacklist',
      'blacklist_exceptions',
      'devices',
      'overrides',
      'multipaths',
    ]);
  });

  it('reads back without a finding, and prints the same again', () => {
    const { conf } = readConf('defaults {\n polling_interval 10\n}\nblacklist {\n device {\n vendor "a ""b"""\n }\n}');
    const shown = showConfig(conf);
    const again = readConf(shown);
    expect(again.findings).toEqual([]);
    expect(showConfig(again.conf)).toBe(shown);
    expect(readConf(printConf(conf)).conf).toEqual(conf);
  });
});

describe('keywords', () => {
  it('have a source, a sentence, and a default that they take themselves', () => {
    expect(keywords.length).toBeGreaterThan(80);
    for (const spec of keywords) {
      expect(spec.source).toMatch(/[a-z]{4}/);
      expect(spec.help).toMatch(/\.$/);
      if (spec.default === null) continue;
      for (const section of spec.sections.filter((each) => each === 'defaults')) {
        const { conf, findings } = readConf(`${section} {\n ${spec.key} "${spec.default}"\n}`);
        expect([findings, conf.defaults[spec.key]]).toEqual([[], spec.default]);
      }
    }
  });

  it('are printed in every section where they count', () => {
    for (const { key, sections, value } of keywords)
      for (const section of sections.filter((each) => each !== 'blacklist' && each !== 'blacklist_exceptions'))
        if (value.kind !== 'ignored')
          expect([key, section, printOrder[section]?.includes(key)]).toEqual([key, section, true]);
    for (const [section, order] of Object.entries(printOrder)) {
      expect(new Set(order).size).toBe(order.length);
      for (const key of order)
        expect([key, findKeyword(section as multipathConf.SectionId, key)?.key]).toEqual([key, key]);
    }
  });

  it('are one for each section and word', () => {
    const seen = keywords.flatMap(({ key, sections }) => sections.map((section) => `${section} ${key}`));
    expect(seen.length).toBe(new Set(seen).size);
  });
});
