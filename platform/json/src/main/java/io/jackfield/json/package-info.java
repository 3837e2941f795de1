/**
 * Strict JSON for plugins whose answers and questions come from strangers: no key twice, no deep nesting, no number
 * without end, and nothing kept when the plugin is unloaded. A plugin brings it in its jar.
 */
package io.jackfield.json;
