package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import java.net.URI;

/** Where the operators' listener of this home's host is, seen from this machine. */
public final class OpsAddress {
    private OpsAddress() {}

    /** Its root, without a slash at the end. */
    public static URI of(HostConfig config) {
        String host = config.ops().host().equals("0.0.0.0")
                ? "127.0.0.1"
                : config.ops().host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + config.ops().port());
    }
}
