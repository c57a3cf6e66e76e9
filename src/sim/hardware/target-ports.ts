/** The host ports of an array, one by one: how many controllers a drawing asks for, and what each port of one is. */
import { findArray } from './find';
import { inferred, known, placeholder } from './models';
import type { ArrayModel, Connector, Fact, Protocol } from './models';

export interface TargetPort {
  /** Within its controller: `FC1`, `10GbE2`, `GbE1`. Numbers begin anew with each kind. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly speedsGbps: readonly number[];
  readonly connector: Connector;
}

/** Ports of one controller in the order of their numbers in a drawing. */
export function portsOfController(model: ArrayModel): readonly TargetPort[] {
  return model.hostPorts.flatMap(({ protocol, count, prefix, speedsGbps, connector }) =>
    Array.from({ length: count.v }, (_, i) => ({
      name: `${prefix}${i + 1}`,
      protocol,
      speedsGbps: speedsGbps.v,
      connector,
    })),
  );
}

/** What a drawing asks for if the model allows it, else what the model comes with; 2 for an unknown model. */
export function controllersOf(array: { readonly model: string; readonly controllers?: number }): number {
  const model = findArray(array.model);
  if (!model) return 2;
  const asked = array.controllers;
  return asked !== undefined && model.controllerChoice.v.includes(asked) ? asked : model.controllers.v;
}

const letters: Readonly<Record<Protocol, string>> = { fc: 'fc', iscsi: 'e', sas: 's' };

/** What the box itself calls a port: `c0e1` is the first Ethernet port of controller 1. Undefined for a test target. */
export function boxPortName(model: ArrayModel, controller: number, port: number): Fact<string> | undefined {
  const own = portsOfController(model)[port];
  if (!own || model.shelf === 'test') return undefined;
  const before = portsOfController(model).slice(0, port);
  const number = before.filter((each) => each.protocol === own.protocol).length + 1;
  const name = `c${controller - 1}${letters[own.protocol]}${number}`;
  if (own.protocol !== 'iscsi') return placeholder(name, 'placeholder: named as the Ethernet ports are');
  return model.shelf === 'current'
    ? known(name, 'names in code that Qsan publishes')
    : inferred(name, 'as boxes of today name them in code that Qsan publishes');
}
