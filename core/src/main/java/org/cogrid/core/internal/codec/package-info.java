/**
 * Encodes values as bytes and decodes them. Begin with {@code ValueCodec}. It writes small and frequent values in a
 * compact form (see {@code form}), and all others as a graph of objects by Java's serialization ({@code GraphOutput},
 * {@code GraphInput}). A graph keeps sharing and cycles within one value. Stand-ins replace objects that can't travel
 * (see {@code standin}); errors say what can't and why (see {@code refusal}). Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.codec;

import org.jspecify.annotations.NullMarked;
