/** A controller's own time: CPU (reservation), cache, and the link to its peer that mirrors writes and carries forwarded data. */
import type { ControllerColumns } from './columns';

/** Reserves the CPU for one command and returns when it is through. */
export function reserveCpu(ctl: ControllerColumns, row: number, nowNs: number, extraNs: number): number {
  const busy = ctl.cpuBusyNs[row]!;
  const end = (busy > nowNs ? busy : nowNs) + ctl.cpuNs[row]! + extraNs;
  ctl.cpuBusyNs[row] = end;
  return end;
}

/** Sends `bytes` over the link between the controllers; both directions share it. Returns when the peer has them. */
export function reserveMirror(ctl: ControllerColumns, row: number, nowNs: number, bytes: number): number {
  const busy = ctl.mirrorBusyNs[row]!;
  const end = (busy > nowNs ? busy : nowNs) + Math.floor(bytes * ctl.mirrorNsPerByte[row]!);
  ctl.mirrorBusyNs[row] = end;
  return end + ctl.mirrorNs[row]!;
}
