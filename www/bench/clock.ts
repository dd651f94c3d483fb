/**
 * The time that processors have spent on this process, in nanoseconds. Unlike the
 * time of day it does not go on while other processes have the processor.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}
