/** Language models: what a provider plugin takes and gives. */
package io.jackfield.api.llm;
