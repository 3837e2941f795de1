/**
 * What a plugin's {@code config.schema.json} says of its file.
 *
 * <p>In: the schema of a jar and what the operator wrote. Out: the file with what it leaves out, and the list of its
 * problems. Promised: a problem has the words of the host's own files, not those of JSON Schema; a schema that cannot
 * be used is told before the plugin is started; references to other documents are not followed.
 *
 * <p>{@link io.jackfield.host.config.schema.KeySources} fills what the file leaves out from the environment or the
 * sandbox; {@link io.jackfield.host.config.schema.ConfigSchema} has {@code SchemaValues} turn the texts of the file
 * into what the validator can judge, and {@code SchemaProblems} turn its findings into problems, in the words of
 * {@code SchemaWords}.
 */
package io.jackfield.host.config.schema;
