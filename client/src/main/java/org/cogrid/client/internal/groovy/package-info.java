/**
 * What Groovy programs see in addition to the public types: properties, closures as functions, named arguments.
 *
 * <p>{@code ClosureCalls} and {@code NamedCalls} are generated. {@code RecordingTransformation} records the classes
 * that Groovy compiles, so that closures can travel. Loaded only if Groovy is on the class path. Not public API; may
 * change.
 */
@NullMarked
package org.cogrid.client.internal.groovy;

import org.jspecify.annotations.NullMarked;
