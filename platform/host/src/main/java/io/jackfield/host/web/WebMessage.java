package io.jackfield.host.web;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.api.web.WebStream;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.RunningCall;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A call of a plugin's HTTP route on the bus.
 *
 * @param endpoint which of the plugin's routes
 * @param stream the way back to the caller
 * @param started hears of the running call, to be able to end it
 * @param listener hears once, on any thread
 */
public record WebMessage(
        String endpoint,
        WebRequest request,
        WebStream stream,
        Duration limit,
        Consumer<RunningCall> started,
        Consumer<CallResult<WebAnswer>> listener) {}
