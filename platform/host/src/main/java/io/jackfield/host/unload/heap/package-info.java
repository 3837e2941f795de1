/**
 * Reads a heap dump and finds the shortest path from what the virtual machine keeps to a given object.
 *
 * <p>In: a file in HPROF format as HotSpot writes it. Out: {@link io.jackfield.host.unload.heap.HeapPath}s. The file is
 * mapped and the tables lie outside of the heap, so that the walk does not need the memory that may just be short.
 */
package io.jackfield.host.unload.heap;
