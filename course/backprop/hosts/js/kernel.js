// What a front end knows of the kernel behind a widget. Each has other ways to say it; none is needed.

/** Words of JupyterLab and Notebook for a kernel whose variables are gone. */
const GONE = new Set(["dead", "restarting", "autorestarting", "terminating"]);

/** Whether this is no kernel any more: null, or of a status that says so. @param {any} kernel */
export const isGone = (kernel) => kernel === null || GONE.has(kernel?.status);

/**
 * @param {any} model
 * @param {string} id of the model, under which the manager knows it
 * @param {() => void} gone told when the kernel has died, was restarted or shut down
 * @returns {() => void} ends it
 */
export function watchKernel(model, id, gone) {
  const manager = model.widget_manager;
  const session = manager?.context?.sessionContext;
  /** @param {any} _ @param {string} status */
  const told = (_, status) => {
    if (GONE.has(status)) gone();
  };
  /** @param {any} _ @param {any} change */
  const changed = (_, change) => {
    if (change?.oldValue) gone();
  };
  const look = async () => {
    const own = await manager?.get_model?.(id);
    if (own && own.comm_live === false) gone();
  };
  const quietly = () => {
    look().catch(() => {});
  }; // a manager that does not know it says nothing
  const status = session?.statusChanged ?? manager?.kernel?.statusChanged;
  status?.connect(told);
  session?.kernelChanged?.connect(changed);
  model.on("comm_live_update", quietly);
  quietly();
  return () => {
    status?.disconnect(told);
    session?.kernelChanged?.disconnect(changed);
    model.off("comm_live_update", quietly);
  };
}
