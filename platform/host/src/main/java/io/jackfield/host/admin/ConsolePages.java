package io.jackfield.host.admin;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** The pages that the operators' listener shows under {@link #PATH}, where there are any. */
public interface ConsolePages {
    /** Where they are on the operators' listener. */
    String PATH = "/console";

    /**
     * Where pages of plugins are, each under an address that nobody can guess. Browsers show them in frames without an
     * origin, so that what these ask looks as if it came from elsewhere.
     */
    String FRAMES = PATH + "/frame/";

    /** A host without pages. */
    ConsolePages NONE = (vertx, door) -> Optional.empty();

    /** Called once, before the listener opens; on the core loop, as the routes are. */
    Optional<Router> routes(Vertx vertx, AdminDoor door);
}
