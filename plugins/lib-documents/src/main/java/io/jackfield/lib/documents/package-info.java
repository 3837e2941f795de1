/**
 * Turns files that people send into text for a model.
 *
 * <p>In: a name, a media type and bytes, none of which is trusted. Out: the text, cut where the caller wants it cut, or
 * one {@link io.jackfield.lib.documents.UnreadableDocumentException} that says why not. What is packed is unpacked as a
 * stream and within {@link io.jackfield.lib.documents.Limits}; nothing is written to disk, and nothing is fetched.
 */
package io.jackfield.lib.documents;
