package io.jackfield.console.frame;

import io.vertx.core.Future;

/** One area of the console: its entry in the rail and what it answers. It keeps no state of its own. Core loop only. */
public interface ConsolePage {
    PageEntry entry();

    /** Adds what it answers; called once. */
    void routes(PageRoutes routes);

    /** How many things there wait for somebody: shown in the rail, after the page has come. */
    default Future<Integer> waiting(Visit visit) {
        return Future.succeededFuture(0);
    }
}
