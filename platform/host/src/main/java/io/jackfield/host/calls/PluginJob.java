package io.jackfield.host.calls;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A call with what it does and who waits for it. */
record PluginJob<T>(RunningCall call, Callable<T> work, Consumer<CallResult<T>> listener) {}
