/** What the user does reaches the world here and nowhere else. */
import { disturbancesOf, faultOfVerb, type Disturbance } from '../../faults';
import { discover } from '../../discovery';
import { editTopology, type TopologyEdit } from '../../topology';
import type { Command, Edit, OwnerSettings, Settings, SettingValue, WorkloadSpec } from '../../scenario/scenario';
import { applyArraySettings } from '../extend-arrays';
import { intentsOf } from '../extend-paths';
import { applySettings, growInto } from '../extend';
import { stackOf } from '../stacks';
import { LoadState } from '../stages/finish';
import { applyLoads } from '../extend-loads';
import { knownPaths } from '../directory';
import type { World } from '../world';
import { administer, isAdministering, setUnlessRefused } from './administer';
import { projectArray, tellArray } from './arrays';
import { tellHbaPort } from './hba';
import { portAlive, refreshLight, showTruth } from './light';
import { log, schedule } from './schedule';
import { tellStack } from './stack';

/** Log codes of the verbs; those of edits and settings are written where they are handled. */
const codes: Partial<Record<Command['do'], string>> = {
  cut: 'cable-cut', mend: 'cable-mended', drop: 'cable-silent', errors: 'cable-errors', delay: 'cable-delay', clean: 'cable-clean',
  'pull-port': 'port-pulled', 'insert-port': 'port-inserted', 'disable-hba': 'hba-disabled', 'enable-hba': 'hba-enabled',
  'pull-hba': 'hba-pulled', 'insert-hba': 'hba-inserted', 'power-off': 'switch-off', 'power-on': 'switch-on',
  crash: 'controller-crashed', return: 'controller-returned', 'move-owner': 'owner-move-ordered',
};

export function obey(w: World, command: Command): void {
  w.causeSeq = -1;
  if (isAdministering(command)) {
    administer(w, command);
    w.causeSeq = -1;
    w.version++;
    return;
  }
  const code = codes[command.do];
  if (code && 'aim' in command) {
    log(w, 'fault', code, command.aim, paramsOf(command));
    w.faultSeq = w.causeSeq;
    if (faultOfVerb(command.do)) freshHeadlines(w);
  }
  switch (command.do) {
    case 'set-policy':
      setPolicy(w, command.aim, command.policy === 'clear' ? null : command.policy);
      break;
    case 'set-paths':
      setPaths(w, command);
      break;
    case 'set':
      set(w, command.aim, command.key, command.value);
      break;
    case 'restore-all':
      restoreAll(w);
      break;
    case 'edit':
      edit(w, command.edits);
      break;
    default:
      for (const disturbance of disturbancesOf(command)) disturb(w, disturbance);
  }
  w.causeSeq = -1;
  w.version++;
}

function paramsOf(command: Command): Record<string, number | string> {
  if (command.do === 'errors') return { share: command.share };
  if (command.do === 'delay') return { delayNs: command.delayNs };
  if (command.do === 'move-owner') return { to: command.to };
  return {};
}

/** "No I/O for" and "slowest I/O" count from the last fault; a gap that is still open goes on. */
function freshHeadlines(w: World): void {
  for (let load = 0; load < w.dir.workloads.length; load++) {
    w.load.longestGapNs[load] = 0;
    w.load.slowestNs[load] = 0;
  }
}

function without<V>(record: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  const copy = { ...record };
  delete copy[key];
  return copy;
}

export function disturb(w: World, it: Disturbance): void {
  switch (it.kind) {
    case 'cable':
      disturbCable(w, it);
      break;
    case 'port':
      w.physical = { ...w.physical, pulled: it.pulled ? { ...w.physical.pulled, [it.port]: true } : without(w.physical.pulled, it.port) };
      break;
    case 'hba':
      disturbHba(w, it.hba, it.how, it.present);
      break;
    case 'power': {
      w.physical = { ...w.physical, off: it.on ? without(w.physical.off, it.device) : { ...w.physical.off, [it.device]: true } };
      const sw = w.dir.switchOf.get(it.device);
      if (sw !== undefined) w.sw.powered[sw] = it.on ? 1 : 0;
      break;
    }
    case 'controller': {
      const row = w.dir.controllerOf.get(it.controller);
      if (row === undefined) return;
      const { array, own } = w.dir.controllers[row]!;
      tellArray(w, array, { kind: it.on ? 'controller-back' : 'controller-lost', controller: own });
      break;
    }
    case 'owner': {
      const lun = w.dir.lunOf.get(it.lun);
      if (lun === undefined) return;
      const raid = w.lun.raid[lun]!;
      tellArray(w, w.raid.array[raid]!, { kind: 'move-owner', group: w.raid.own[raid]!, to: it.to === 'ctr2' ? 1 : 0 });
      break;
    }
    default:
      it satisfies never;
  }
  refreshLight(w);
  showTruth(w);
}

function disturbCable(w: World, it: Extract<Disturbance, { kind: 'cable' }>): void {
  const cable = w.dir.cableOf.get(it.cable);
  if (cable === undefined) return;
  if (it.cut === true && w.physical.cut[it.cable] === undefined) w.physical = { ...w.physical, cut: { ...w.physical.cut, [it.cable]: w.nowNs } };
  if (it.cut === false) w.physical = { ...w.physical, cut: without(w.physical.cut, it.cable) };
  for (const direction of [cable * 2, cable * 2 + 1]) {
    if (it.silent !== undefined) w.link.silent[direction] = it.silent ? 1 : 0;
    if (it.errorShare !== undefined) w.link.errorShare[direction] = it.errorShare;
    if (it.delayNs !== undefined) w.link.delayNs[direction] = it.delayNs;
  }
}

function disturbHba(w: World, hba: string, how: 'disabled' | 'pulled', present: boolean): void {
  const was = w.physical.adaptersOff[hba];
  if (present === (was === undefined)) return;
  w.physical = { ...w.physical, adaptersOff: present ? without(w.physical.adaptersOff, hba) : { ...w.physical.adaptersOff, [hba]: how } };
  for (let port = 0; port < w.dir.hbaPorts.length; port++) {
    const entry = w.dir.hbaPorts[port]!;
    if (entry.adapter !== hba) continue;
    tellHbaPort(w, port, { kind: present ? 'enabled' : 'disabled' });
    // A stopped driver sees no light, so that it does not believe in it when it starts again.
    if (!present) tellHbaPort(w, port, { kind: 'light-lost' });
    // With the driver back, light is found after speed negotiation, as after a mended cable.
    if (present && portAlive(w, entry.id)) schedule(w, w.nowNs + w.hosts[entry.host]!.linkUpNs, { do: 'hba-light', port, lit: true });
  }
}

function withSetting(settings: Settings, owner: string, change: OwnerSettings): Settings {
  return { ...settings, [owner]: { ...settings[owner], ...change } };
}

function setPolicy(w: World, aim: string, policy: string | null): void {
  log(w, 'run', 'policy-set', aim, { policy: policy ?? 'clear' });
  const group = w.dir.groupOf.get(aim);
  const host = group === undefined ? w.dir.hostOf.get(aim) : w.group.host[group]!;
  setUnlessRefused(w, aim, 'policy', policy ?? 'none', () => {
    if (host === undefined) return true;
    const command = group === undefined ? ({ set: 'dsm-policy', policy } as const) : ({ set: 'lun-policy', group, policy } as const);
    return tellStack(w, host, { kind: 'admin', command });
  });
}

function setPaths(w: World, command: Extract<Command, { do: 'set-paths' }>): void {
  const group = w.dir.groupOf.get(command.aim);
  if (group === undefined) return;
  if (command.policy) log(w, 'run', 'policy-set', command.aim, { policy: command.policy });
  log(w, 'run', 'paths-set', command.aim, {});
  const before = w.settings;
  const own = w.settings[command.aim] ?? {};
  w.settings = withSetting(w.settings, command.aim, {
    paths: { ...(typeof own.paths === 'object' ? own.paths : {}), ...command.paths },
    ...(command.policy && { policy: command.policy }),
  });
  const wishes = w.settings[command.aim]!.paths;
  const paths = intentsOf(w, group, typeof wishes === 'object' ? wishes : {});
  const policy = command.policy ?? (typeof own.policy === 'string' && own.policy !== 'none' ? own.policy : null);
  const told = tellStack(w, w.group.host[group]!, { kind: 'admin', command: { set: 'lun-policy', group, policy: policy ?? policyInForce(w, group), paths } });
  if (!told) w.settings = before;
}

/** A states-only change names the policy that runs, as the MPIO tab does. */
function policyInForce(w: World, group: number): string | null {
  const host = w.group.host[group]!;
  const opinions = stackOf(w, host).opinions(w.hosts[host]!.stack, w.mp);
  return opinions.find((each) => each.group === group)?.policy ?? null;
}

function set(w: World, aim: string, key: string, value: SettingValue): void {
  log(w, 'run', 'setting-set', aim, { key, value: String(value) });
  const host = w.dir.hostOf.get(aim);
  if (host !== undefined && key === 'policy') {
    const policy = value === 'none' ? null : String(value);
    setUnlessRefused(w, aim, key, value, () => tellStack(w, host, { kind: 'admin', command: { set: 'dsm-policy', policy } }));
    return;
  }
  w.settings = withSetting(w.settings, aim, { [key]: value });
  applySettings(w);
  if (host !== undefined) tellStack(w, host, { kind: 'admin', command: { set: 'setting', key, value } });
  const array = w.dir.arrayOf.get(aim);
  if (array !== undefined) {
    applyArraySettings(w, array);
    if (key === 'bothOptimized') w.arrays[array] = { ...w.arrays[array]!, bothOptimized: value === true };
    projectArray(w, array);
  }
  const load = w.workloads.find((each) => each.id === aim);
  if (load) changeLoads(w, w.workloads.map((each) => (each.id === aim ? { ...each, [key]: value } : each)));
}

function changeLoads(w: World, workloads: readonly WorkloadSpec[]): void {
  w.workloads = workloads;
  applyLoads(w);
}

/** Everything a fault changed goes back, in one moment. */
function restoreAll(w: World): void {
  log(w, 'fault', 'restored-all', 'run');
  w.faultSeq = w.causeSeq;
  const { adaptersOff, off } = w.physical;
  for (let cable = 0; cable < w.dir.cables.length; cable++) {
    disturbCable(w, { kind: 'cable', cable: w.dir.cables[cable]!.id, cut: false, silent: false, errorShare: 0, delayNs: 0 });
  }
  w.physical = { ...w.physical, pulled: {} };
  for (const hba of Object.keys(adaptersOff)) disturbHba(w, hba, adaptersOff[hba]!, true);
  for (const device of Object.keys(off)) disturb(w, { kind: 'power', device, on: true });
  for (let row = 0; row < w.dir.controllers.length; row++) {
    if (w.arrays[w.dir.controllers[row]!.array]!.controllers[w.dir.controllers[row]!.own]!.state === 'down') {
      disturb(w, { kind: 'controller', controller: w.dir.controllers[row]!.id, on: true });
    }
  }
  refreshLight(w);
  showTruth(w);
}

function edit(w: World, edits: readonly Edit[]): void {
  let topology = w.topology;
  let workloads = w.workloads;
  for (const each of edits) {
    switch (each.op) {
      case 'add-workload':
        workloads = [...workloads.filter((load) => load.id !== each.workload.id), each.workload];
        break;
      case 'remove-workload':
        workloads = workloads.filter((load) => load.id !== each.id);
        break;
      case 'change-workload':
        workloads = workloads.map((load) => (load.id === each.workload.id ? each.workload : load));
        break;
      default:
        topology = editTopology(topology, each as TopologyEdit).value;
    }
    log(w, 'run', 'edited', 'id' in each ? each.id : 'cable' in each ? each.cable.id : 'lun' in each ? each.lun.id : each.workload.id, { op: each.op });
  }
  growInto(w, { topology, discovery: topology === w.topology ? w.discovery : discover(topology, { paths: knownPaths(w.dir) }), settings: w.settings, workloads });
  for (let load = 0; load < w.dir.workloads.length; load++) {
    if (w.load.state[load] === LoadState.removed) w.load.target[load] = 0;
  }
}
