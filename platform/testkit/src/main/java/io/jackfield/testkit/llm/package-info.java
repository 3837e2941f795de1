/** What providers of language models are tested with: a model server on loopback, and the promises of the interface. */
package io.jackfield.testkit.llm;
