/**
 * The one file format: drawing, settings, workloads, journal, view; its checker, its printer, the built-in scenes.
 * Must not know: how anything runs. Words of the registries come in by `Vocabulary`, handed over by the catalogue.
 */
export { policyIds } from './scenario';
export type * from './scenario';
export { parseScenario, readScenario, maxTextLength, formatVersion } from './format';
export type { Parsed } from './format';
export { compactScenario, fileOf, printScenario } from './print';
export { commandVerbs, readCommand } from './read-journal';
export { Reader } from './reader';
export { bareVocabulary } from './vocabulary';
export type { Vocabulary } from './vocabulary';
export { applyEdit, applyEdits, removeDevice } from './edits';
export type { Drawing } from './edits';
export { applySet } from './set';
export type { SetResult } from './set';
export { parseDuration, printDuration } from './duration';
export { policyShortNames, readPolicy } from './policies';
export { findScene, firstSceneId, sceneFile, scenes } from './scenes';
export type { Scene } from './scenes';
export { firstScene } from './first-scene';
