import "@fontsource/plus-jakarta-sans/latin-500.css";
import "@fontsource/plus-jakarta-sans/latin-700.css";
import "../styles/base.css";
import { mount } from "svelte";
import Office from "./Office.svelte";
import { speech } from "./speech.svelte";

await speech.begin();
const target = document.getElementById("app");
if (target) mount(Office, { target });
