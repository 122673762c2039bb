/**
 * The class loaders of an engine. Begin with {@code Loaders} and {@code GroupLoader}: each code group has one loader,
 * whichever client sends it. {@code ManifestLoader} joins the groups of a manifest for a task, {@code MainLoader} the
 * newest versions of all classes for texts. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.code.loader;

import org.jspecify.annotations.NullMarked;
