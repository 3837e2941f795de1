/**
 * The only SQL of the platform.
 *
 * <p>The busy tables are written by one statement per flush, in {@link io.jackfield.host.store.JournalWriter};
 * everything rare goes through the pool of {@link io.jackfield.host.store.Database}.
 */
package io.jackfield.host.store;
