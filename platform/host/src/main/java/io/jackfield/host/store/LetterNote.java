package io.jackfield.host.store;

import java.util.OptionalLong;

/**
 * Why an update was not answered, for its letter.
 *
 * @param plugin whose fault it was, or empty where no plugin was asked
 * @param version of that plugin then, or empty
 * @param code of the error, the same for the same kind of fault
 * @param words about it
 * @param stack where in the code it was, without what was being worked on; or empty
 * @param person who had sent it, where somebody had
 */
public record LetterNote(String plugin, String version, String code, String words, String stack, OptionalLong person) {}
