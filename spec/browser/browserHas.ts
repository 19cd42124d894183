/** What a browser may have for graphics, as far as it is asked here. */
interface Graphics {
  readonly navigator?: { readonly gpu?: { requestAdapter(): Promise<object | null> } };
  readonly OffscreenCanvas?: new (
    width: number,
    height: number,
  ) => { getContext(kind: string): object | null };
}

/**
 * Whether this browser has it.
 *
 * Asked of the browser and not of a library, so that a library which does not start is a failure.
 */
export async function browserHas(graphics: 'webgl' | 'webgpu'): Promise<boolean> {
  const { navigator, OffscreenCanvas: Canvas } = globalThis as Graphics;
  return graphics === 'webgl'
    ? Canvas !== undefined && new Canvas(1, 1).getContext('webgl2') !== null
    : ((await navigator?.gpu?.requestAdapter()) ?? null) !== null;
}
