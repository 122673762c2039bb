/** The table, JSON and charts. */
package org.cogrid.bench.report;
