package io.jackfield.host.unload.heap;

/**
 * What the virtual machine keeps by itself.
 *
 * @param id of the object
 * @param thread serial number of the thread that it belongs to; 0 when it belongs to none
 * @param frame number of the frame on the thread's stack, from the top; -1 when it is in none
 */
record HeapRoot(Kind kind, long id, int thread, int frame) {
    /** In the order in which they explain best why an object is kept. */
    enum Kind {
        THREAD("thread"),
        STACK("local variable"),
        STATIC("class"),
        MONITOR("monitor"),
        NATIVE("native code");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
