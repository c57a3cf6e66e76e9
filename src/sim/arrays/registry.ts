/** The kinds of access that an array can offer, for the palette, the inspector and the lessons. */
export const arrayKinds = [
  {
    id: 'symmetric',
    label: 'Symmetric',
    teaches:
      'Every path is as good as any other: all policies are allowed, and what the controllers do among themselves stays hidden.',
  },
  {
    id: 'alua-implicit',
    label: 'ALUA, implicit',
    teaches: 'The array says which paths are optimized and changes it by itself; hosts must ask again when it does.',
  },
  {
    id: 'alua-explicit',
    label: 'ALUA, explicit',
    teaches:
      'A host may move the LUN to the other controller with SET TARGET PORT GROUPS, and hosts that disagree can fight over it.',
  },
  {
    id: 'alua-both',
    label: 'ALUA, implicit and explicit',
    teaches:
      'Hosts may move the LUN and the array may too (TPGS 3). Windows tries to switch the implicit kind off and treats the array as explicit.',
  },
] as const;

export const arrayKind = (id: string): (typeof arrayKinds)[number] | undefined =>
  arrayKinds.find((each) => each.id === id);
