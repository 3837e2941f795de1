package io.jackfield.api;

import org.pf4j.ExtensionPoint;

/** A point of a later contract, which no host calls. */
public interface FuturePoint extends ExtensionPoint {}
