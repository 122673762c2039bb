/**
 * Puts one engine together. Begin with {@code GridEngine}, which makes all parts and starts them. {@code
 * EngineEndpoint} receives messages, {@code Control} carries out requests that overtake tasks, {@code Namespace} joins
 * live values with their grid copies, and {@code Reporting} describes the engine for status requests. Not public API;
 * may change.
 */
@NullMarked
package org.cogrid.node.internal.engine;

import org.jspecify.annotations.NullMarked;
