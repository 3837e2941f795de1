package io.jackfield.host.turn;

import io.jackfield.api.command.Request;

/** A request that plugins can be shown whose call it is not. */
public interface SharedRequest extends Request {
    /**
     * The request as it now stands with the texts, the configuration and the memory of another plugin: to read only, on
     * any one thread. Call it on the thread of the request.
     */
    Request seenBy(String plugin, Turn.Setting setting);
}
