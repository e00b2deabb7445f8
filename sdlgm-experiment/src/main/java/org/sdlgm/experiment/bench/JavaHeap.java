package org.sdlgm.experiment.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What the JVM has allocated and collected so far.
 *
 * @param allocated bytes, by all threads that live, if the JVM tells
 * @param collections how many
 */
record JavaHeap(OptionalLong allocated, long collections) {
  static JavaHeap now() {
    return new JavaHeap(
        allocatedNow(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionCount)
            .sum());
  }

  private static OptionalLong allocatedNow() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
            && threads.isThreadAllocatedMemoryEnabled()
        ? OptionalLong.of(
            LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum())
        : OptionalLong.empty();
  }
}
