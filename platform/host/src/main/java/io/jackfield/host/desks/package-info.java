/**
 * The joint between plugins and host: calls that come over the bus are run here, and what plugins ask for is answered here.
 *
 * <p>Everything in this room blocks and runs on the threads of plugins, unless a name says otherwise.
 */
package io.jackfield.host.desks;
