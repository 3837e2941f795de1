package io.jackfield.embedded;

import io.jackfield.host.config.ServiceUrl;

/** A server of our own on loopback. */
public interface EmbeddedServer {
    ServiceUrl url();

    /** Blocks until it serves. */
    void start();

    /** Blocks until it is gone; does nothing when it was not started. */
    void stop();
}
