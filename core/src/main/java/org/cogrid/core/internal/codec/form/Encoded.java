package org.cogrid.core.internal.codec.form;

import java.io.Serializable;
import org.cogrid.core.internal.code.ContentHash;

/**
 * A value as bytes, with the code it needs.
 *
 * @param manifest what to load before decoding; {@link ContentHash#NONE} when nothing
 * @param bytes the value's graph
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied nowhere, as bytes may be large
public record Encoded(ContentHash manifest, byte[] bytes) implements Serializable {}
