/** What a chat or a plugin keeps between two updates: small values by name, and the dialogue with the models. */
package io.jackfield.api.memory;
