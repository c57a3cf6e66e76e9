/** Settings of switches, and how to read a value with its default. */
import { millisecond, second } from '../kernel';
import type { SettingsSpec } from '../kernel/settings';
import { findSwitch } from './find';

/** Empty for a model that is not in the catalogue. */
export function switchSettings(modelId: string): SettingsSpec {
  const model = findSwitch(modelId);
  if (!model) return [];
  const latency: SettingsSpec = [
    {
      key: 'latencyNs',
      label: 'Latency',
      help: 'From the head of a frame at one port to its head at the other.',
      kind: 'duration',
      default: model.latencyNs.v,
      min: 0,
      max: 10 * millisecond,
      tag: model.latencyNs.tag,
      source: model.latencyNs.source,
    },
  ];
  // Only a Fibre Channel fabric tells its ports of each other.
  if (model.protocol !== 'fc') return latency;
  return [
    ...latency,
    {
      key: 'rscnDelayNs',
      label: 'RSCN delay',
      help: 'From a target port’s light going out, or coming back, until the switch tells the other ports of the fabric.',
      kind: 'duration',
      default: 500 * millisecond,
      min: 0,
      max: 60 * second,
      tag: 'placeholder',
      source: 'placeholder: switches gather changes for 0.1 to 2 s',
    },
  ];
}

/** The value in force: the stated one if it fits the spec's kind, else the default. Undefined for an unknown key. */
export function settingOf(
  spec: SettingsSpec,
  stated: Readonly<Record<string, unknown>> | undefined,
  key: string,
): number | boolean | string | undefined {
  const setting = spec.find((entry) => entry.key === key);
  if (!setting) return undefined;
  const value = stated && Object.hasOwn(stated, key) ? stated[key] : undefined;
  return typeof value === typeof setting.default ? (value as number | boolean | string) : setting.default;
}
