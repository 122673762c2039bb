/**
 * Describes the code that values and functions need. Begin with {@code Manifest}: it lists code groups of classes and
 * jars, each named by the hash of its content. {@code ClassSpace} is one side's view of code: it names the manifest for
 * a value that leaves and gives the loader for one that arrives. {@code ClassFile} and {@code JarTable} read class
 * files and jars. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.code;

import org.jspecify.annotations.NullMarked;
