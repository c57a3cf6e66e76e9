/**
 * The page's door: what exists, what a drawing means, how files are read and written. No engine inside.
 * It also hands the words of the registries to the checker of files, which may not enter those folders itself.
 */
import { arraySettings as roleSettings } from './arrays';
import { arraySettings as serviceSettings, findArray, switchSettings } from './hardware';
import { initiatorSettings } from './initiator';
import type { SettingsSpec } from './kernel/settings';
import { msdsmSettings, windowsSettings } from './multipath';
import {
  applySet as applySetWith,
  parseScenario as parseWith,
  readCommand as readCommandWith,
  Reader,
} from './scenario';
import type { Command, Parsed, Scenario, SetResult, Vocabulary } from './scenario';
import type { Finding, Topology } from './topology';
import { workloadPresets } from './workloads';

/** Service and roles of an array model; empty for a model that the catalogue does not have. */
export function arraySettings(modelId: string): SettingsSpec {
  return findArray(modelId) ? [...serviceSettings(modelId), ...roleSettings] : [];
}
/** Everything that can be set on a host: its adapters' driver, its multipath stack, and Windows itself. */
export const hostSettings: SettingsSpec = [...msdsmSettings, ...initiatorSettings, ...windowsSettings];

export const vocabulary: Vocabulary = {
  presets: workloadPresets.map((preset) => preset.id),
  hostSettings,
  arraySettings,
  switchSettings,
};

/** Checked against all registries. Never throws. */
export const parseScenario = (text: string): Parsed => parseWith(text, vocabulary);
/** `--set web1.policy=RR` and its like. */
export const applySet = (scenario: Scenario, text: string): SetResult => applySetWith(scenario, text, vocabulary);
/** A command of unknown origin, checked against a drawing. */
export function readCommand(
  value: unknown,
  topology: Topology,
): { readonly value: Command | null; readonly findings: readonly Finding[] } {
  const reader = new Reader();
  const command = readCommandWith(reader, value, '', topology, vocabulary);
  return { value: reader.failed ? null : (command ?? null), findings: reader.findings };
}

export type { SettingSpec, SettingsSpec, SourceTag } from './kernel/settings';
export * from './topology';
export * from './discovery';
export {
  adapters,
  arrays,
  boxPortName,
  controllersOf,
  driverDefaults,
  driverParameters,
  drives,
  findAdapter,
  findArray,
  findDrive,
  findMedium,
  findSwitch,
  isPlayable,
  media,
  mediaFor,
  minDisks,
  playableProtocols,
  portsOfController,
  raidGroupOf,
  raidNames,
  settingOf,
  switches,
  switchSettings,
  usableGiB,
} from './hardware';
export type {
  AdapterModel,
  ArrayModel,
  DriveModel,
  DriverDefaults,
  DriverKey,
  Fact,
  Forwarding,
  GroupModel,
  Medium,
  MediumModel,
  Protocol,
  SwitchModel,
} from './hardware';
export {
  applyEdit,
  applyEdits,
  commandVerbs,
  compactScenario,
  firstScene,
  findScene,
  firstSceneId,
  parseDuration,
  policyIds,
  policyShortNames,
  printDuration,
  printScenario,
  readPolicy,
  removeDevice,
  sceneFile,
  scenes,
} from './scenario';
export type {
  Command,
  CommandVerb,
  Drawing,
  Edit,
  JournalRow,
  OwnerSettings,
  Parsed,
  PathWish,
  PolicyId,
  Scenario,
  ScenarioView,
  Scene,
  SetResult,
  Settings,
  SettingValue,
  WorkloadSpec,
} from './scenario';
export { workloadPreset, workloadPresets } from './workloads';
export type { WorkloadPreset } from './workloads';
export { hbaPortChart, initiatorSettings } from './initiator';
export { faultOfVerb, faults } from './faults';
export type { Fault } from './faults';
export {
  mpioEvents,
  msdsmSettings,
  pathChart,
  pathIdOf,
  policies,
  releaseOf,
  releases,
  stacks,
  verdictTable,
  windowsSettings,
} from './multipath';
export type { EventSpec, Policy, Release, VerdictRow } from './multipath';
