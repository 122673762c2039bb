package org.cogrid.core.internal.codec.form;

import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Body;

/**
 * A value as it is sent, with the code it needs.
 *
 * @param manifest what to load before decoding; {@link ContentHash#NONE} when nothing
 * @param body the value's graph
 */
public record EncodedBody(ContentHash manifest, Body body) {}
