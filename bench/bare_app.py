"""The bare app that the calculator is compared with: one slider and one chart, as anybody would write it."""

import plotly.graph_objects as go
import streamlit as st

slope = st.slider("Slope", 0, 100, 50)
st.plotly_chart(go.Figure(go.Scatter(x=list(range(50)), y=[slope * x for x in range(50)])))
