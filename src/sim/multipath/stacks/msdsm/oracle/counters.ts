/** What the engine counts per path object, played as the sample counts it: a removed path's object lives on while requests are out on it. */
import type { MultipathColumns } from '../../../columns';

/** One DSM_FAILOVER_GROUP. */
export interface PathObject {
  readonly nexus: number;
  inFlight: number;
  bytes: number;
  lastLba: number;
}
export interface Request {
  readonly lun: number;
  readonly operation: number;
  readonly lba: number;
  readonly blocks: number;
  readonly bytes: number;
  /** Index of the path it is on now, -1 when none was found. */
  path: number;
  /** The object that counts it. */
  object: PathObject | null;
}
/** Per LUN x path; `inProgress` drifts after a retry, as the sample's does. */
export interface DeviceStats {
  inProgress: number;
  reads: number;
  writes: number;
  bytesRead: number;
  bytesWritten: number;
}

const reads = [0x08, 0x28, 0xa8, 0x88];
const writes = [0x0a, 0x2a, 0xaa, 0x8a];
export const isRead = (operation: number): boolean => reads.includes(operation);
export const isWrite = (operation: number): boolean => writes.includes(operation);
export const isReadWrite = (operation: number): boolean => isRead(operation) || isWrite(operation);

export class Counters {
  readonly #objects = new Map<number, PathObject>();
  readonly #stale = new Set<PathObject>();
  readonly #stats = new Map<number, DeviceStats>();

  constructor(
    readonly columns: MultipathColumns,
    readonly statistics: boolean,
  ) {}

  get stale(): number {
    return this.#stale.size;
  }

  object(nexus: number): PathObject {
    let object = this.#objects.get(nexus);
    if (!object) {
      object = { nexus, inFlight: 0, bytes: 0, lastLba: 0 };
      this.#objects.set(nexus, object);
    }
    return object;
  }

  stats(device: number): DeviceStats {
    let stats = this.#stats.get(device);
    if (!stats) {
      stats = { inProgress: 0, reads: 0, writes: 0, bytesRead: 0, bytesWritten: 0 };
      this.#stats.set(device, stats);
    }
    return stats;
  }

  /** The LUN left this path. */
  dropDevice(device: number): void {
    this.#stats.delete(device);
  }

  /** The path is gone; what is still out keeps its object. */
  dropPath(nexus: number): void {
    const object = this.#objects.get(nexus);
    if (object && object.inFlight > 0) this.#stale.add(object);
    this.#objects.delete(nexus);
    this.columns.nexusInFlight[nexus] = 0;
    this.columns.nexusBytes[nexus] = 0;
    this.columns.nexusLastLba[nexus] = 0;
  }

  #show(object: PathObject): void {
    if (this.#objects.get(object.nexus) !== object) return;
    this.columns.nexusInFlight[object.nexus] = object.inFlight;
    this.columns.nexusBytes[object.nexus] = object.bytes;
    this.columns.nexusLastLba[object.nexus] = object.lastLba;
  }

  #add(object: PathObject, request: Request): void {
    object.inFlight += 1;
    if (isReadWrite(request.operation)) {
      object.bytes += request.bytes;
      object.lastLba = request.lba + request.blocks - 1;
    }
    request.object = object;
    this.#show(object);
  }

  #take(object: PathObject, request: Request): void {
    if (isReadWrite(request.operation)) object.bytes -= request.bytes;
    if (object.inFlight > 0) {
      object.inFlight -= 1;
      if (object.inFlight === 0) this.#stale.delete(object);
    }
    this.#show(object);
  }

  start(device: number, request: Request): void {
    this.#add(this.object(request.path), request);
    if (this.statistics) this.stats(device).inProgress += 1;
  }

  /** Only reads and writes move their count to the new path. */
  retry(request: Request): void {
    if (!isReadWrite(request.operation) || !request.object) return;
    this.#take(request.object, request);
    this.#add(this.object(request.path), request);
  }

  end(device: number, request: Request): void {
    if (request.object) this.#take(request.object, request);
    if (!this.statistics) return;
    const stats = this.stats(device);
    if (stats.inProgress > 0) stats.inProgress -= 1;
    if (isRead(request.operation)) {
      stats.reads += 1;
      stats.bytesRead += request.bytes;
    } else if (isWrite(request.operation)) {
      stats.writes += 1;
      stats.bytesWritten += request.bytes;
    }
  }
}
