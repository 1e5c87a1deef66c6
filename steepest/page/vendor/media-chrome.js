(()=>{var T=(t,e,i)=>()=>{if(i)throw i[0];try{return t&&(e=t(t=0)),e}catch(a){throw i=[a],a}};var cl=(t,e)=>()=>{try{return e||t((e={exports:{}}).exports,e),e.exports}catch(i){throw e=0,i}};var Pi,Ni,Fi,rr,Qs,jt,zs,Xs,l,G,R=T(()=>{Pi=class{addEventListener(){}removeEventListener(){}dispatchEvent(){return!0}},Ni=class extends Pi{},Fi=class extends Ni{constructor(){super(...arguments),this.role=null}},rr=class{observe(){}unobserve(){}disconnect(){}},Qs={createElement:function(){return new jt.HTMLElement},createElementNS:function(){return new jt.HTMLElement},addEventListener(){},removeEventListener(){},dispatchEvent(t){return!1}},jt={ResizeObserver:rr,document:Qs,Node:Ni,Element:Fi,HTMLElement:class extends Fi{constructor(){super(...arguments),this.innerHTML=""}get content(){return new jt.DocumentFragment}},DocumentFragment:class extends Pi{},customElements:{get:function(){},define:function(){},whenDefined:function(){}},localStorage:{getItem(t){return null},setItem(t,e){},removeItem(t){}},CustomEvent:function(){},getComputedStyle:function(){},navigator:{languages:[],get userAgent(){return""}},matchMedia(t){return{matches:!1,media:t}},DOMParser:class{parseFromString(e,i){return{body:{textContent:e}}}}},zs="global"in globalThis&&globalThis?.global===globalThis||typeof window>"u"||typeof window.customElements>"u",Xs=Object.keys(jt).every(t=>t in globalThis),l=zs&&!Xs?jt:globalThis,G=zs&&!Xs?Qs:globalThis.document});var h,M,sr,Zs,o,ul,je,bc,Js,ae,Ne,Hi,re,oe,js,O=T(()=>{h={MEDIA_PLAY_REQUEST:"mediaplayrequest",MEDIA_PAUSE_REQUEST:"mediapauserequest",MEDIA_MUTE_REQUEST:"mediamuterequest",MEDIA_UNMUTE_REQUEST:"mediaunmuterequest",MEDIA_LOOP_REQUEST:"medialooprequest",MEDIA_VOLUME_REQUEST:"mediavolumerequest",MEDIA_SEEK_REQUEST:"mediaseekrequest",MEDIA_AIRPLAY_REQUEST:"mediaairplayrequest",MEDIA_ENTER_FULLSCREEN_REQUEST:"mediaenterfullscreenrequest",MEDIA_EXIT_FULLSCREEN_REQUEST:"mediaexitfullscreenrequest",MEDIA_PREVIEW_REQUEST:"mediapreviewrequest",MEDIA_ENTER_PIP_REQUEST:"mediaenterpiprequest",MEDIA_EXIT_PIP_REQUEST:"mediaexitpiprequest",MEDIA_ENTER_CAST_REQUEST:"mediaentercastrequest",MEDIA_EXIT_CAST_REQUEST:"mediaexitcastrequest",MEDIA_SHOW_TEXT_TRACKS_REQUEST:"mediashowtexttracksrequest",MEDIA_HIDE_TEXT_TRACKS_REQUEST:"mediahidetexttracksrequest",MEDIA_SHOW_SUBTITLES_REQUEST:"mediashowsubtitlesrequest",MEDIA_DISABLE_SUBTITLES_REQUEST:"mediadisablesubtitlesrequest",MEDIA_TOGGLE_SUBTITLES_REQUEST:"mediatogglesubtitlesrequest",MEDIA_PLAYBACK_RATE_REQUEST:"mediaplaybackraterequest",MEDIA_RENDITION_REQUEST:"mediarenditionrequest",MEDIA_AUDIO_TRACK_REQUEST:"mediaaudiotrackrequest",MEDIA_SEEK_TO_LIVE_REQUEST:"mediaseektoliverequest",REGISTER_MEDIA_STATE_RECEIVER:"registermediastatereceiver",UNREGISTER_MEDIA_STATE_RECEIVER:"unregistermediastatereceiver"},M={MEDIA_CHROME_ATTRIBUTES:"mediachromeattributes",MEDIA_CONTROLLER:"mediacontroller"},sr={MEDIA_AIRPLAY_UNAVAILABLE:"mediaAirplayUnavailable",MEDIA_AUDIO_TRACK_ENABLED:"mediaAudioTrackEnabled",MEDIA_AUDIO_TRACK_LIST:"mediaAudioTrackList",MEDIA_AUDIO_TRACK_UNAVAILABLE:"mediaAudioTrackUnavailable",MEDIA_BUFFERED:"mediaBuffered",MEDIA_CAST_UNAVAILABLE:"mediaCastUnavailable",MEDIA_CHAPTERS_CUES:"mediaChaptersCues",MEDIA_CURRENT_TIME:"mediaCurrentTime",MEDIA_DURATION:"mediaDuration",MEDIA_ENDED:"mediaEnded",MEDIA_ERROR:"mediaError",MEDIA_ERROR_CODE:"mediaErrorCode",MEDIA_ERROR_MESSAGE:"mediaErrorMessage",MEDIA_FULLSCREEN_UNAVAILABLE:"mediaFullscreenUnavailable",MEDIA_HAS_PLAYED:"mediaHasPlayed",MEDIA_HEIGHT:"mediaHeight",MEDIA_IS_AIRPLAYING:"mediaIsAirplaying",MEDIA_IS_CASTING:"mediaIsCasting",MEDIA_IS_FULLSCREEN:"mediaIsFullscreen",MEDIA_IS_PIP:"mediaIsPip",MEDIA_LOADING:"mediaLoading",MEDIA_MUTED:"mediaMuted",MEDIA_LOOP:"mediaLoop",MEDIA_PAUSED:"mediaPaused",MEDIA_PIP_UNAVAILABLE:"mediaPipUnavailable",MEDIA_PLAYBACK_RATE:"mediaPlaybackRate",MEDIA_PREVIEW_CHAPTER:"mediaPreviewChapter",MEDIA_PREVIEW_COORDS:"mediaPreviewCoords",MEDIA_PREVIEW_IMAGE:"mediaPreviewImage",MEDIA_PREVIEW_TIME:"mediaPreviewTime",MEDIA_RENDITION_LIST:"mediaRenditionList",MEDIA_RENDITION_SELECTED:"mediaRenditionSelected",MEDIA_RENDITION_UNAVAILABLE:"mediaRenditionUnavailable",MEDIA_SEEKABLE:"mediaSeekable",MEDIA_STREAM_TYPE:"mediaStreamType",MEDIA_SUBTITLES_LIST:"mediaSubtitlesList",MEDIA_SUBTITLES_SHOWING:"mediaSubtitlesShowing",MEDIA_TARGET_LIVE_WINDOW:"mediaTargetLiveWindow",MEDIA_TIME_IS_LIVE:"mediaTimeIsLive",MEDIA_VOLUME:"mediaVolume",MEDIA_VOLUME_LEVEL:"mediaVolumeLevel",MEDIA_VOLUME_UNAVAILABLE:"mediaVolumeUnavailable",MEDIA_LANG:"mediaLang",MEDIA_WIDTH:"mediaWidth"},Zs=Object.entries(sr),o=Zs.reduce((t,[e,i])=>(t[e]=i.toLowerCase(),t),{}),ul={USER_INACTIVE_CHANGE:"userinactivechange",BREAKPOINTS_CHANGE:"breakpointchange",BREAKPOINTS_COMPUTED:"breakpointscomputed"},je=Zs.reduce((t,[e,i])=>(t[e]=i.toLowerCase(),t),{...ul}),bc=Object.entries(je).reduce((t,[e,i])=>{let a=o[e];return a&&(t[i]=a),t},{userinactivechange:"userinactive"}),Js=Object.entries(o).reduce((t,[e,i])=>{let a=je[e];return a&&(t[i]=a),t},{userinactive:"userinactivechange"}),ae={SUBTITLES:"subtitles",CAPTIONS:"captions",DESCRIPTIONS:"descriptions",CHAPTERS:"chapters",METADATA:"metadata"},Ne={DISABLED:"disabled",HIDDEN:"hidden",SHOWING:"showing"},Hi={MOUSE:"mouse",PEN:"pen",TOUCH:"touch"},re={UNAVAILABLE:"unavailable",UNSUPPORTED:"unsupported"},oe={LIVE:"live",ON_DEMAND:"on-demand",UNKNOWN:"unknown"},js={INLINE:"inline",FULLSCREEN:"fullscreen",PICTURE_IN_PICTURE:"picture-in-picture"}});function Bi(t,e){or(t).add(e),to.observe(t)}function Wi(t,e){let i=or(t);i.delete(e),i.size||to.unobserve(t)}var eo,or,to,nr=T(()=>{R();eo=new WeakMap,or=t=>{let e=eo.get(t);return e||eo.set(t,e=new Set),e},to=new l.ResizeObserver(t=>{for(let e of t)for(let i of or(e.target))i(e)})});function q(t){let e={};for(let i of t)e[i.name]=i.value;return e}function io(t){var e;return(e=hl(t))!=null?e:Fe(t,"media-controller")}function hl(t){var e;let{MEDIA_CONTROLLER:i}=M,a=t.getAttribute(i);if(a)return(e=pl(t))==null?void 0:e.getElementById(a)}function lr(t=document){var e;let i=t?.activeElement;return i?(e=lr(i.shadowRoot))!=null?e:i:null}function pl(t){var e;let i=(e=t?.getRootNode)==null?void 0:e.call(t);return i instanceof ShadowRoot||i instanceof Document?i:null}function Ki(t,{depth:e=3,checkOpacity:i=!0,checkVisibilityCSS:a=!0}={}){if(t.checkVisibility)return t.checkVisibility({checkOpacity:i,checkVisibilityCSS:a});let r=t;for(;r&&e>0;){let s=getComputedStyle(r);if(i&&s.opacity==="0"||a&&s.visibility==="hidden"||s.display==="none")return!1;r=r.parentElement,e--}return!0}function ao(t,e,i,a){let r=a.x-i.x,s=a.y-i.y,n=r*r+s*s;if(n===0)return 0;let d=((t-i.x)*r+(e-i.y)*s)/n;return Math.max(0,Math.min(1,d))}function P(t,e){let i=El(t,a=>a===e);return i||dr(t,e)}function El(t,e){var i,a;let r;for(r of(i=t.querySelectorAll("style:not([media])"))!=null?i:[]){let s;try{s=(a=r.sheet)==null?void 0:a.cssRules}catch{continue}for(let n of s??[])if(e(n.selectorText))return n}}function dr(t,e){var i,a;let r=(i=t.querySelectorAll("style:not([media])"))!=null?i:[],s=r?.[r.length-1];if(!s?.sheet)return console.warn("Media Chrome: No style sheet found on style tag of",t),{style:{setProperty:()=>{},removeProperty:()=>"",getPropertyValue:()=>""}};let n=s?.sheet.insertRule(`${e}{}`,s.sheet.cssRules.length);return(a=s.sheet.cssRules)==null?void 0:a[n]}function U(t,e,i=Number.NaN){let a=t.getAttribute(e);return a!=null?+a:i}function B(t,e,i){let a=+i;if(i==null||Number.isNaN(a)){t.hasAttribute(e)&&t.removeAttribute(e);return}U(t,e,void 0)!==a&&t.setAttribute(e,`${a}`)}function S(t,e){return t.hasAttribute(e)}function I(t,e,i){if(i==null){t.hasAttribute(e)&&t.removeAttribute(e);return}S(t,e)!=i&&t.toggleAttribute(e,i)}function x(t,e,i=null){var a;return(a=t.getAttribute(e))!=null?a:i}function D(t,e,i){if(i==null){t.hasAttribute(e)&&t.removeAttribute(e);return}let a=`${i}`;x(t,e,void 0)!==a&&t.setAttribute(e,a)}var $i,ml,Vi,Ae,Fe,N=T(()=>{O();$i=(t,e,i=".value")=>{let a=t.querySelector(i);a&&(a.textContent=e)},ml=(t,e)=>{let i=`slot[name="${e}"]`,a=t.shadowRoot.querySelector(i);return a?a.children:[]},Vi=(t,e)=>ml(t,e)[0],Ae=(t,e)=>!t||!e?!1:t?.contains(e)?!0:Ae(t,e.getRootNode().host),Fe=(t,e)=>{if(!t)return null;let i=t.closest(e);return i||Fe(t.getRootNode().host,e)}});function fl(t){return`
    <style>
      :host {
        display: var(--media-control-display, var(--media-gesture-receiver-display, inline-block));
        box-sizing: border-box;
      }
    </style>
  `}function _l(t){var e;let i=t.getAttribute(M.MEDIA_CONTROLLER);return i?(e=t.getRootNode())==null?void 0:e.getElementById(i):Fe(t,"media-controller")}var ro,pe,vl,Gi,J,ft,cr,ur=T(()=>{O();N();R();ro=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},pe=(t,e,i)=>(ro(t,e,"read from private field"),i?i.call(t):e.get(t)),vl=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Gi=(t,e,i,a)=>(ro(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i);ft=class extends l.HTMLElement{constructor(){if(super(),vl(this,J,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[M.MEDIA_CONTROLLER,o.MEDIA_PAUSED]}attributeChangedCallback(e,i,a){var r,s,n,d,c;e===M.MEDIA_CONTROLLER&&(i&&((s=(r=pe(this,J))==null?void 0:r.unassociateElement)==null||s.call(r,this),Gi(this,J,null)),a&&this.isConnected&&(Gi(this,J,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=pe(this,J))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i;this.tabIndex=-1,this.setAttribute("aria-hidden","true"),Gi(this,J,_l(this)),this.getAttribute(M.MEDIA_CONTROLLER)&&((i=(e=pe(this,J))==null?void 0:e.associateElement)==null||i.call(e,this)),pe(this,J)&&(pe(this,J).addEventListener("pointerdown",this),pe(this,J).addEventListener("click",this),pe(this,J).hasAttribute("tabindex")||(pe(this,J).tabIndex=0))}disconnectedCallback(){var e,i,a,r;this.getAttribute(M.MEDIA_CONTROLLER)&&((i=(e=pe(this,J))==null?void 0:e.unassociateElement)==null||i.call(e,this)),(a=pe(this,J))==null||a.removeEventListener("pointerdown",this),(r=pe(this,J))==null||r.removeEventListener("click",this),Gi(this,J,null)}handleEvent(e){var i;let a=(i=e.composedPath())==null?void 0:i[0];if(["video","media-controller"].includes(a?.localName)){if(e.type==="pointerdown")this._pointerType=e.pointerType;else if(e.type==="click"){let{clientX:s,clientY:n}=e,{left:d,top:c,width:y,height:k}=this.getBoundingClientRect(),b=s-d,v=n-c;if(b<0||v<0||b>y||v>k||y===0&&k===0)return;let m=this._pointerType||"mouse";if(this._pointerType=void 0,m===Hi.TOUCH){this.handleTap(e);return}else if(m===Hi.MOUSE||m===Hi.PEN){this.handleMouseClick(e);return}}}}get mediaPaused(){return S(this,o.MEDIA_PAUSED)}set mediaPaused(e){I(this,o.MEDIA_PAUSED,e)}handleTap(e){}handleMouseClick(e){let i=this.mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST;this.dispatchEvent(new l.CustomEvent(i,{composed:!0,bubbles:!0}))}};J=new WeakMap;ft.shadowRootOptions={mode:"open"};ft.getTemplateHTML=fl;l.customElements.get("media-gesture-receiver")||l.customElements.define("media-gesture-receiver",ft);cr=ft});var so,oo=T(()=>{so={"Start airplay":"Start airplay","Stop airplay":"Stop airplay",Audio:"Audio",Captions:"Captions","Enable captions":"Enable captions","Disable captions":"Disable captions","Start casting":"Start casting","Stop casting":"Stop casting","Enter fullscreen mode":"Enter fullscreen mode","Exit fullscreen mode":"Exit fullscreen mode",Mute:"Mute",Unmute:"Unmute",Loop:"Loop","Enter picture in picture mode":"Enter picture in picture mode","Exit picture in picture mode":"Exit picture in picture mode",Play:"Play",Pause:"Pause","Playback rate":"Playback rate","Playback rate {playbackRate}":"Playback rate {playbackRate}",Quality:"Quality","Seek backward":"Seek backward","Seek forward":"Seek forward",Settings:"Settings",Auto:"Auto","audio player":"audio player","video player":"video player",volume:"volume",seek:"seek","closed captions":"closed captions","current playback rate":"current playback rate","playback time":"playback time","media loading":"media loading",settings:"settings","audio tracks":"audio tracks",quality:"quality",play:"play",pause:"pause",mute:"mute",unmute:"unmute","chapter: {chapterName}":"chapter: {chapterName}",live:"live",Off:"Off","start airplay":"start airplay","stop airplay":"stop airplay","start casting":"start casting","stop casting":"stop casting","enter fullscreen mode":"enter fullscreen mode","exit fullscreen mode":"exit fullscreen mode","enter picture in picture mode":"enter picture in picture mode","exit picture in picture mode":"exit picture in picture mode","seek to live":"seek to live","playing live":"playing live","seek back {seekOffset} seconds":"seek back {seekOffset} seconds","seek forward {seekOffset} seconds":"seek forward {seekOffset} seconds","Network Error":"Network Error","Decode Error":"Decode Error","Source Not Supported":"Source Not Supported","Encryption Error":"Encryption Error","A network error caused the media download to fail.":"A network error caused the media download to fail.","A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format.":"A media error caused playback to be aborted. The media could be corrupt or your browser does not support this format.","An unsupported error occurred. The server or network failed, or your browser does not support this format.":"An unsupported error occurred. The server or network failed, or your browser does not support this format.","The media is encrypted and there are no keys to decrypt it.":"The media is encrypted and there are no keys to decrypt it.",hour:"hour",hours:"hours",minute:"minute",minutes:"minutes",second:"second",seconds:"seconds","{time} remaining":"{time} remaining","{currentTime} of {totalTime}":"{currentTime} of {totalTime}","video not loaded, unknown time.":"video not loaded, unknown time."}});var no,ei,_t,lo,gl,co,f,ee=T(()=>{oo();ei={en:so},_t=((no=globalThis.navigator)==null?void 0:no.language)||"en",lo=t=>{_t=t},gl=t=>{var e,i,a;let[r]=_t.split("-");return((e=ei[_t])==null?void 0:e[t])||((i=ei[r])==null?void 0:i[t])||((a=ei.en)==null?void 0:a[t])||t},co=()=>{let[t]=_t.split("-");return ei[_t]?_t:ei[t]?t:"en"},f=(t,e={})=>gl(t).replace(/\{(\w+)\}/g,(i,a)=>a in e?String(e[a]):`{${a}}`)});function bl(t){return`
    <style>
      
      :host([${o.MEDIA_IS_FULLSCREEN}]) ::slotted([slot=media]) {
        outline: none;
      }

      :host {
        box-sizing: border-box;
        position: relative;
        display: inline-block;
        line-height: 0;
        background-color: var(--media-background-color, #000);
        overflow: hidden;
      }

      :host(:not([${_.AUDIO}])) [part~=layer]:not([part~=media-layer]) {
        position: absolute;
        top: 0;
        left: 0;
        bottom: 0;
        right: 0;
        display: flex;
        flex-flow: column nowrap;
        align-items: start;
        pointer-events: none;
        background: none;
      }

      slot[name=media] {
        display: var(--media-slot-display, contents);
      }

      
      :host([${_.AUDIO}]) slot[name=media] {
        display: var(--media-slot-display, none);
      }

      
      :host([${_.AUDIO}]) [part~=layer][part~=gesture-layer] {
        height: 0;
        display: block;
      }

      
      :host(:not([${_.AUDIO}])[${_.GESTURES_DISABLED}]) ::slotted([slot=gestures-chrome]),
          :host(:not([${_.AUDIO}])[${_.GESTURES_DISABLED}]) media-gesture-receiver[slot=gestures-chrome] {
        display: none;
      }

      
      ::slotted(:not([slot=media]):not([slot=poster]):not(media-loading-indicator):not([role=dialog]):not([hidden])) {
        pointer-events: auto;
      }

      :host(:not([${_.AUDIO}])) *[part~=layer][part~=centered-layer] {
        align-items: center;
        justify-content: center;
      }

      :host(:not([${_.AUDIO}])) ::slotted(media-gesture-receiver[slot=gestures-chrome]),
      :host(:not([${_.AUDIO}])) media-gesture-receiver[slot=gestures-chrome] {
        align-self: stretch;
        flex-grow: 1;
      }

      slot[name=middle-chrome] {
        display: inline;
        flex-grow: 1;
        pointer-events: none;
        background: none;
      }

      
      ::slotted([slot=media]),
      ::slotted([slot=poster]) {
        width: 100%;
        height: 100%;
      }

      
      :host(:not([${_.AUDIO}])) .spacer {
        flex-grow: 1;
      }

      
      :host(:-webkit-full-screen) {
        
        width: 100% !important;
        height: 100% !important;
      }

      
      ::slotted(:not([slot=media]):not([slot=poster]):not([${_.NO_AUTOHIDE}]):not([hidden]):not([role=dialog])) {
        opacity: 1;
        transition: var(--media-control-transition-in, opacity 0.25s);
      }

      
      :host([${_.USER_INACTIVE}]:not([${o.MEDIA_PAUSED}]):not([${o.MEDIA_IS_AIRPLAYING}]):not([${o.MEDIA_IS_CASTING}]):not([${_.AUDIO}])) ::slotted(:not([slot=media]):not([slot=poster]):not([${_.NO_AUTOHIDE}]):not([role=dialog])) {
        opacity: 0;
        transition: var(--media-control-transition-out, opacity 1s);
      }

      :host([${_.USER_INACTIVE}]:not([${_.NO_AUTOHIDE}]):not([${o.MEDIA_PAUSED}]):not([${o.MEDIA_IS_CASTING}]):not([${_.AUDIO}])) ::slotted([slot=media]) {
        cursor: none;
      }

      :host([${_.USER_INACTIVE}][${_.AUTOHIDE_OVER_CONTROLS}]:not([${_.NO_AUTOHIDE}]):not([${o.MEDIA_PAUSED}]):not([${o.MEDIA_IS_CASTING}]):not([${_.AUDIO}])) * {
        --media-cursor: none;
        cursor: none;
      }


      ::slotted(media-control-bar)  {
        align-self: stretch;
      }

      
      
      :host(:not([${_.AUDIO}])[${o.MEDIA_HAS_PLAYED}]) slot[name=poster],
      :host(:not([${_.AUDIO}])[${o.MEDIA_STREAM_TYPE}="${oe.ON_DEMAND}"][${o.MEDIA_CURRENT_TIME}]:not([${o.MEDIA_CURRENT_TIME}="0"])) slot[name=poster] {
        display: none;
      }

      ::slotted([role=dialog]) {
        width: 100%;
        height: 100%;
        align-self: center;
      }

      ::slotted([role=menu]) {
        align-self: end;
      }
    </style>

    <slot name="media" part="layer media-layer"></slot>
    <slot name="poster" part="layer poster-layer"></slot>
    <slot name="gestures-chrome" part="layer gesture-layer">
      <media-gesture-receiver slot="gestures-chrome">
        <template shadowrootmode="${cr.shadowRootOptions.mode}">
          ${cr.getTemplateHTML({})}
        </template>
      </media-gesture-receiver>
    </slot>
    <span part="layer vertical-layer">
      <slot name="top-chrome" part="top chrome"></slot>
      <slot name="middle-chrome" part="middle chrome"></slot>
      <slot name="centered-chrome" part="layer centered-layer center centered chrome"></slot>
      
      <slot part="bottom chrome"></slot>
    </span>
    <slot name="dialog" part="layer dialog-layer"></slot>
  `}function Sl(t){mo(t.target,t.contentRect.width)}function mo(t,e){var i;if(!t.isConnected)return;let a=(i=t.getAttribute(_.BREAKPOINTS))!=null?i:Tl,r=Il(a),s=kl(r,e),n=!1;if(Object.keys(r).forEach(d=>{if(s.includes(d)){t.hasAttribute(`breakpoint${d}`)||(t.setAttribute(`breakpoint${d}`,""),n=!0);return}t.hasAttribute(`breakpoint${d}`)&&(t.removeAttribute(`breakpoint${d}`),n=!0)}),n){let d=new CustomEvent(je.BREAKPOINTS_CHANGE,{detail:s});t.dispatchEvent(d)}t.breakpointsComputed||(t.breakpointsComputed=!0,t.dispatchEvent(new CustomEvent(je.BREAKPOINTS_COMPUTED,{bubbles:!0,composed:!0})))}function Il(t){let e=t.split(/\s+/);return Object.fromEntries(e.map(i=>i.split(":")))}function kl(t,e){return Object.keys(t).filter(i=>e>=parseInt(t[i]))}var Er,$,ie,Ee,ve,ti,Qi,gt,Tt,At,hr,bt,qi,mr,uo,pr,ho,ii,zi,Xi,vr,St,ai,He,Yi,_,Al,Tl,et,po=T(()=>{R();O();nr();ur();ee();N();ur();Er=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},$=(t,e,i)=>(Er(t,e,"read from private field"),i?i.call(t):e.get(t)),ie=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ee=(t,e,i,a)=>(Er(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),ve=(t,e,i)=>(Er(t,e,"access private method"),i),_={AUDIO:"audio",AUTOHIDE:"autohide",BREAKPOINTS:"breakpoints",GESTURES_DISABLED:"gesturesdisabled",KEYBOARD_CONTROL:"keyboardcontrol",NO_AUTOHIDE:"noautohide",USER_INACTIVE:"userinactive",AUTOHIDE_OVER_CONTROLS:"autohideovercontrols"};Al=Object.values(o),Tl="sm:384 md:576 lg:768 xl:960";et=class extends l.HTMLElement{constructor(){if(super(),ie(this,mr),ie(this,pr),ie(this,ii),ie(this,Xi),ie(this,St),ie(this,ti,void 0),ie(this,Qi,0),ie(this,gt,null),ie(this,Tt,null),ie(this,At,void 0),this.breakpointsComputed=!1,ie(this,hr,e=>{let i=this.media;for(let a of e){if(a.type!=="childList")continue;let r=a.removedNodes;for(let s of r){if(s.slot!="media"||a.target!=this)continue;let n=a.previousSibling&&a.previousSibling.previousElementSibling;if(!n||!i)this.mediaUnsetCallback(s);else{let d=n.slot!=="media";for(;(n=n.previousSibling)!==null;)n.slot=="media"&&(d=!1);d&&this.mediaUnsetCallback(s)}}if(i)for(let s of a.addedNodes)s===i&&this.handleMediaUpdated(i)}}),ie(this,bt,!1),ie(this,qi,e=>{$(this,bt)||(setTimeout(()=>{Sl(e),Ee(this,bt,!1)},0),Ee(this,bt,!0))}),ie(this,He,void 0),ie(this,Yi,()=>{if(!$(this,He).assignedElements({flatten:!0}).length){$(this,gt)&&this.mediaUnsetCallback($(this,gt));return}this.handleMediaUpdated(this.media)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes),i=this.constructor.getTemplateHTML(e);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}Ee(this,ti,new MutationObserver($(this,hr)))}static get observedAttributes(){return[_.AUTOHIDE,_.GESTURES_DISABLED].concat(Al).filter(e=>![o.MEDIA_RENDITION_LIST,o.MEDIA_AUDIO_TRACK_LIST,o.MEDIA_CHAPTERS_CUES,o.MEDIA_WIDTH,o.MEDIA_HEIGHT,o.MEDIA_ERROR,o.MEDIA_ERROR_MESSAGE].includes(e))}attributeChangedCallback(e,i,a){e.toLowerCase()==_.AUTOHIDE&&(this.autohide=a)}get media(){let e=this.querySelector(":scope > [slot=media]");return e?.nodeName=="SLOT"&&(e=e.assignedElements({flatten:!0})[0]),e}async handleMediaUpdated(e){e&&(Ee(this,gt,e),e.localName.includes("-")&&await l.customElements.whenDefined(e.localName),this.mediaSetCallback(e))}connectedCallback(){var e;$(this,ti).observe(this,{childList:!0,subtree:!0}),Bi(this,$(this,qi));let a=this.getAttribute(_.AUDIO)!=null?f("audio player"):f("video player");this.setAttribute("role","region"),this.setAttribute("aria-label",a),this.handleMediaUpdated(this.media),this.setAttribute(_.USER_INACTIVE,""),mo(this,this.getBoundingClientRect().width);let r=this.querySelector(":scope > slot[slot=media]");r&&(Ee(this,He,r),$(this,He).addEventListener("slotchange",$(this,Yi))),this.addEventListener("pointerdown",this),this.addEventListener("pointermove",this),this.addEventListener("pointerup",this),this.addEventListener("mouseleave",this),this.addEventListener("keyup",this),(e=l.window)==null||e.addEventListener("mouseup",this)}disconnectedCallback(){var e;Wi(this,$(this,qi)),clearTimeout($(this,Tt)),$(this,ti).disconnect(),this.media&&this.mediaUnsetCallback(this.media),(e=l.window)==null||e.removeEventListener("mouseup",this),this.removeEventListener("pointerdown",this),this.removeEventListener("pointermove",this),this.removeEventListener("pointerup",this),this.removeEventListener("mouseleave",this),this.removeEventListener("keyup",this),$(this,He)&&($(this,He).removeEventListener("slotchange",$(this,Yi)),Ee(this,He,null)),Ee(this,bt,!1)}mediaSetCallback(e){}mediaUnsetCallback(e){Ee(this,gt,null)}handleEvent(e){switch(e.type){case"pointerdown":Ee(this,Qi,e.timeStamp);break;case"pointermove":ve(this,mr,uo).call(this,e);break;case"pointerup":ve(this,pr,ho).call(this,e);break;case"mouseleave":ve(this,ii,zi).call(this);break;case"mouseup":this.removeAttribute(_.KEYBOARD_CONTROL);break;case"keyup":ve(this,St,ai).call(this),this.setAttribute(_.KEYBOARD_CONTROL,"");break}}set autohide(e){let i=Number(e);Ee(this,At,isNaN(i)?0:i)}get autohide(){return($(this,At)===void 0?2:$(this,At)).toString()}get breakpoints(){return x(this,_.BREAKPOINTS)}set breakpoints(e){D(this,_.BREAKPOINTS,e)}get audio(){return S(this,_.AUDIO)}set audio(e){I(this,_.AUDIO,e)}get gesturesDisabled(){return S(this,_.GESTURES_DISABLED)}set gesturesDisabled(e){I(this,_.GESTURES_DISABLED,e)}get keyboardControl(){return S(this,_.KEYBOARD_CONTROL)}set keyboardControl(e){I(this,_.KEYBOARD_CONTROL,e)}get noAutohide(){return S(this,_.NO_AUTOHIDE)}set noAutohide(e){I(this,_.NO_AUTOHIDE,e)}get autohideOverControls(){return S(this,_.AUTOHIDE_OVER_CONTROLS)}set autohideOverControls(e){I(this,_.AUTOHIDE_OVER_CONTROLS,e)}get userInteractive(){return S(this,_.USER_INACTIVE)}set userInteractive(e){I(this,_.USER_INACTIVE,e)}};ti=new WeakMap;Qi=new WeakMap;gt=new WeakMap;Tt=new WeakMap;At=new WeakMap;hr=new WeakMap;bt=new WeakMap;qi=new WeakMap;mr=new WeakSet;uo=function(t){if(t.pointerType!=="mouse"&&t.timeStamp-$(this,Qi)<250)return;ve(this,Xi,vr).call(this),clearTimeout($(this,Tt));let e=this.hasAttribute(_.AUTOHIDE_OVER_CONTROLS);([this,this.media].includes(t.target)||e)&&ve(this,St,ai).call(this)};pr=new WeakSet;ho=function(t){if(t.pointerType==="touch"){let e=!this.hasAttribute(_.USER_INACTIVE);[this,this.media].includes(t.target)&&e?ve(this,ii,zi).call(this):ve(this,St,ai).call(this)}else t.composedPath().some(e=>["media-play-button","media-fullscreen-button"].includes(e?.localName))&&ve(this,St,ai).call(this)};ii=new WeakSet;zi=function(){if($(this,At)<0||this.hasAttribute(_.USER_INACTIVE))return;this.setAttribute(_.USER_INACTIVE,"");let t=new l.CustomEvent(je.USER_INACTIVE_CHANGE,{composed:!0,bubbles:!0,detail:!0});this.dispatchEvent(t)};Xi=new WeakSet;vr=function(){if(!this.hasAttribute(_.USER_INACTIVE))return;this.removeAttribute(_.USER_INACTIVE);let t=new l.CustomEvent(je.USER_INACTIVE_CHANGE,{composed:!0,bubbles:!0,detail:!1});this.dispatchEvent(t)};St=new WeakSet;ai=function(){ve(this,Xi,vr).call(this),clearTimeout($(this,Tt));let t=parseInt(this.autohide);t<0||Ee(this,Tt,setTimeout(()=>{ve(this,ii,zi).call(this)},t*1e3))};He=new WeakMap;Yi=new WeakMap;et.shadowRootOptions={mode:"open"};et.getTemplateHTML=bl;l.customElements.get("media-container")||l.customElements.define("media-container",et)});function yl(t){return`
    <style>
      :host {
        font: var(--media-font,
          var(--media-font-weight, normal)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        display: var(--media-dialog-display, inline-flex);
        justify-content: center;
        align-items: center;
        
        transition-behavior: allow-discrete;
        visibility: hidden;
        opacity: 0;
        transform: translateY(2px) scale(.99);
        pointer-events: none;
      }

      :host([open]) {
        transition: display .2s, visibility 0s, opacity .2s ease-out, transform .15s ease-out;
        visibility: visible;
        opacity: 1;
        transform: translateY(0) scale(1);
        pointer-events: auto;
      }

      #content {
        display: flex;
        position: relative;
        box-sizing: border-box;
        width: min(320px, 100%);
        word-wrap: break-word;
        max-height: 100%;
        overflow: auto;
        text-align: center;
        line-height: 1.4;
      }
    </style>
    ${this.getSlotTemplateHTML(t)}
  `}function Ml(t){return`
    <slot id="content"></slot>
  `}var Sr,it,Ue,Ir,tt,Ji,si,at,Zi,fr,_r,Eo,gr,vo,br,fo,Ar,_o,Tr,go,ri,Be,bo=T(()=>{R();N();Sr=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},it=(t,e,i)=>(Sr(t,e,"read from private field"),i?i.call(t):e.get(t)),Ue=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ir=(t,e,i,a)=>(Sr(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),tt=(t,e,i)=>(Sr(t,e,"access private method"),i);ri={OPEN:"open",ANCHOR:"anchor"},Be=class extends l.HTMLElement{constructor(){super(),Ue(this,Zi),Ue(this,_r),Ue(this,gr),Ue(this,br),Ue(this,Ar),Ue(this,Tr),Ue(this,Ji,!1),Ue(this,si,null),Ue(this,at,null)}static get observedAttributes(){return[ri.OPEN,ri.ANCHOR]}get open(){return S(this,ri.OPEN)}set open(e){I(this,ri.OPEN,e)}handleEvent(e){switch(e.type){case"invoke":tt(this,br,fo).call(this,e);break;case"focusout":tt(this,Ar,_o).call(this,e);break;case"keydown":tt(this,Tr,go).call(this,e);break}}connectedCallback(){tt(this,Zi,fr).call(this),this.role||(this.role="dialog"),this.addEventListener("invoke",this),this.addEventListener("focusout",this),this.addEventListener("keydown",this)}disconnectedCallback(){this.removeEventListener("invoke",this),this.removeEventListener("focusout",this),this.removeEventListener("keydown",this)}attributeChangedCallback(e,i,a){tt(this,Zi,fr).call(this),e===ri.OPEN&&a!==i&&(this.open?tt(this,_r,Eo).call(this):tt(this,gr,vo).call(this))}focus(){Ir(this,si,lr());let e=!this.dispatchEvent(new Event("focus",{composed:!0,cancelable:!0})),i=!this.dispatchEvent(new Event("focusin",{composed:!0,bubbles:!0,cancelable:!0}));if(e||i)return;let a=this.querySelector('[autofocus], [tabindex]:not([tabindex="-1"]), [role="menu"]');a?.focus()}get keysUsed(){return["Escape","Tab"]}};Ji=new WeakMap;si=new WeakMap;at=new WeakMap;Zi=new WeakSet;fr=function(){if(!it(this,Ji)&&(Ir(this,Ji,!0),!this.shadowRoot)){this.attachShadow(this.constructor.shadowRootOptions);let t=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(t),queueMicrotask(()=>{let{style:e}=P(this.shadowRoot,":host");e.setProperty("transition","display .15s, visibility .15s, opacity .15s ease-in, transform .15s ease-in")})}};_r=new WeakSet;Eo=function(){var t;(t=it(this,at))==null||t.setAttribute("aria-expanded","true"),this.dispatchEvent(new Event("open",{composed:!0,bubbles:!0})),this.addEventListener("transitionend",()=>this.focus(),{once:!0})};gr=new WeakSet;vo=function(){var t;(t=it(this,at))==null||t.setAttribute("aria-expanded","false"),this.dispatchEvent(new Event("close",{composed:!0,bubbles:!0}))};br=new WeakSet;fo=function(t){Ir(this,at,t.relatedTarget),Ae(this,t.relatedTarget)||(this.open=!this.open)};Ar=new WeakSet;_o=function(t){var e;Ae(this,t.relatedTarget)||((e=it(this,si))==null||e.focus(),it(this,at)&&it(this,at)!==t.relatedTarget&&this.open&&(this.open=!1))};Tr=new WeakSet;go=function(t){var e,i,a,r,s;let{key:n,ctrlKey:d,altKey:c,metaKey:y}=t;d||c||y||this.keysUsed.includes(n)&&(t.preventDefault(),t.stopPropagation(),n==="Tab"?(t.shiftKey?(i=(e=this.previousElementSibling)==null?void 0:e.focus)==null||i.call(e):(r=(a=this.nextElementSibling)==null?void 0:a.focus)==null||r.call(a),this.blur()):n==="Escape"&&((s=it(this,si))==null||s.focus(),this.open=!1))};Be.shadowRootOptions={mode:"open"};Be.getTemplateHTML=yl;Be.getSlotTemplateHTML=Ml;l.customElements.get("media-chrome-dialog")||l.customElements.define("media-chrome-dialog",Be)});function ea(t){return t===" "?"nospace":`no${t.toLowerCase()}`}function Rl(t){let e=new Set(t?.split(/\s+/));return Ll.map(({keys:i,description:a})=>({keys:i.filter(({key:r})=>!e.has(ea(r))),description:a})).filter(({keys:i})=>i.length)}function Dl(t){return`
    <style>
      :host {
        position: fixed;
        top: 0;
        left: 0;
        z-index: 9999;
        background: rgb(20 20 30 / .8);
        backdrop-filter: blur(10px);
      }

      #content {
        display: block;
        width: clamp(400px, 40vw, 700px);
        max-width: 90vw;
        text-align: left;
      }

      h2 {
        margin: 0 0 1.5rem 0;
        font-size: 1.5rem;
        font-weight: 500;
        text-align: center;
      }

      .shortcuts-table {
        width: 100%;
        border-collapse: collapse;
      }

      .shortcuts-table tr {
        border-bottom: 1px solid rgba(255, 255, 255, 0.1);
      }

      .shortcuts-table tr:last-child {
        border-bottom: none;
      }

      .shortcuts-table td {
        padding: 0.75rem 0.5rem;
      }

      .shortcuts-table td:first-child {
        text-align: right;
        padding-right: 1rem;
        width: 40%;
        min-width: 120px;
      }

      .shortcuts-table td:last-child {
        padding-left: 1rem;
      }

      .key {
        display: inline-block;
        background: rgba(255, 255, 255, 0.15);
        border: 1px solid rgba(255, 255, 255, 0.2);
        border-radius: 4px;
        padding: 0.25rem 0.5rem;
        font-family: 'Courier New', monospace;
        font-size: 0.9rem;
        font-weight: 500;
        min-width: 1.5rem;
        text-align: center;
        margin: 0 0.2rem;
      }

      .description {
        color: rgba(255, 255, 255, 0.9);
        font-size: 0.95rem;
      }

      .key-combo {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 0.3rem;
      }

      .key-separator {
        color: rgba(255, 255, 255, 0.5);
        font-size: 0.9rem;
      }
    </style>
    <slot id="content">
      ${To(t[oi.HOTKEYS])}
    </slot>
  `}function To(t){return`
    <h2>Keyboard Shortcuts</h2>
    <table class="shortcuts-table">${Rl(t).map(({keys:i,description:a})=>`
        <tr>
          <td>
            <div class="key-combo">${i.map(({key:s,label:n=s},d)=>d>0?`<span class="key-separator">or</span><span class="key">${n}</span>`:`<span class="key">${n}</span>`).join("")}</div>
          </td>
          <td class="description">${a}</td>
        </tr>
      `).join("")}</table>
  `}var wl,We,Ao,It,kt,oi,Ll,ji,So=T(()=>{R();bo();N();wl=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},We=(t,e,i)=>(wl(t,e,"read from private field"),i?i.call(t):e.get(t)),Ao=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},oi={HOTKEYS:"hotkeys"},Ll=[{keys:[{key:" ",label:"Space"},{key:"k"}],description:"Toggle Playback"},{keys:[{key:"m"}],description:"Toggle mute"},{keys:[{key:"f"}],description:"Toggle fullscreen"},{keys:[{key:"c"}],description:"Toggle captions or subtitles, if available"},{keys:[{key:"p"}],description:"Toggle Picture in Picture"},{keys:[{key:"ArrowLeft",label:"\u2190"},{key:"j"}],description:"Seek back 10s"},{keys:[{key:"ArrowRight",label:"\u2192"},{key:"l"}],description:"Seek forward 10s"},{keys:[{key:"ArrowUp",label:"\u2191"}],description:"Turn volume up"},{keys:[{key:"ArrowDown",label:"\u2193"}],description:"Turn volume down"},{keys:[{key:"<",label:"< (SHIFT+,)"}],description:"Decrease playback rate"},{keys:[{key:">",label:"> (SHIFT+.)"}],description:"Increase playback rate"},{keys:[{key:"shift+/",label:"SHIFT+/"}],description:"Show keyboard shortcuts"}];ji=class extends Be{constructor(){super(...arguments),Ao(this,It,e=>{var i;if(!this.open)return;let a=(i=this.shadowRoot)==null?void 0:i.querySelector("#content");if(!a)return;let r=e.composedPath(),s=r[0]===this||r.includes(this),n=r.includes(a);s&&!n&&(this.open=!1)}),Ao(this,kt,e=>{if(!this.open)return;let i=e.shiftKey&&(e.key==="/"||e.key==="?");(e.key==="Escape"||i)&&!e.ctrlKey&&!e.altKey&&!e.metaKey&&(this.open=!1,e.preventDefault(),e.stopPropagation())})}static get observedAttributes(){return[...super.observedAttributes,oi.HOTKEYS]}get hotkeys(){var e;return(e=x(this,oi.HOTKEYS))!=null?e:void 0}set hotkeys(e){D(this,oi.HOTKEYS,e)}connectedCallback(){super.connectedCallback(),this.open&&(this.addEventListener("click",We(this,It)),document.addEventListener("keydown",We(this,kt)))}disconnectedCallback(){this.removeEventListener("click",We(this,It)),document.removeEventListener("keydown",We(this,kt))}attributeChangedCallback(e,i,a){var r;if(super.attributeChangedCallback(e,i,a),e==="open")this.open?(this.addEventListener("click",We(this,It)),document.addEventListener("keydown",We(this,kt))):(this.removeEventListener("click",We(this,It)),document.removeEventListener("keydown",We(this,kt)));else if(e===oi.HOTKEYS&&a!==i){let s=(r=this.shadowRoot)==null?void 0:r.querySelector("#content");s&&(s.innerHTML=To(a))}}};It=new WeakMap;kt=new WeakMap;ji.getSlotTemplateHTML=Dl;l.customElements.get("media-keyboard-shortcuts-dialog")||l.customElements.define("media-keyboard-shortcuts-dialog",ji)});var Io,X,ni,ta,yt,Mt,ia,rt,xe,$e,wt,kr=T(()=>{Io=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},X=(t,e,i)=>(Io(t,e,"read from private field"),i?i.call(t):e.get(t)),ni=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ta=(t,e,i,a)=>(Io(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),wt=class{constructor(e,i,{defaultValue:a}={defaultValue:void 0}){ni(this,xe),ni(this,yt,void 0),ni(this,Mt,void 0),ni(this,ia,void 0),ni(this,rt,new Set),ta(this,yt,e),ta(this,Mt,i),ta(this,ia,new Set(a))}[Symbol.iterator](){return X(this,xe,$e).values()}get length(){return X(this,xe,$e).size}get value(){var e;return(e=[...X(this,xe,$e)].join(" "))!=null?e:""}set value(e){var i;e!==this.value&&(ta(this,rt,new Set),this.add(...(i=e?.split(" "))!=null?i:[]))}toString(){return this.value}item(e){return[...X(this,xe,$e)][e]}values(){return X(this,xe,$e).values()}forEach(e,i){X(this,xe,$e).forEach(e,i)}add(...e){var i,a;e.forEach(r=>X(this,rt).add(r)),!(this.value===""&&!((i=X(this,yt))!=null&&i.hasAttribute(`${X(this,Mt)}`)))&&((a=X(this,yt))==null||a.setAttribute(`${X(this,Mt)}`,`${this.value}`))}remove(...e){var i;e.forEach(a=>X(this,rt).delete(a)),(i=X(this,yt))==null||i.setAttribute(`${X(this,Mt)}`,`${this.value}`)}contains(e){return X(this,xe,$e).has(e)}toggle(e,i){return typeof i<"u"?i?(this.add(e),!0):(this.remove(e),!1):this.contains(e)?(this.remove(e),!1):(this.add(e),!0)}replace(e,i){return this.remove(e),this.add(i),e===i}};yt=new WeakMap;Mt=new WeakMap;ia=new WeakMap;rt=new WeakMap;xe=new WeakSet;$e=function(){return X(this,rt).size?X(this,rt):X(this,ia)}});function ko(t){return t?.map(Cl).join(" ")}function Cl(t){if(t){let{id:e,width:i,height:a}=t;return[e,i,a].filter(r=>r!=null).join(":")}}function yo(t){return t?.map(Ol).join(" ")}function Ol(t){if(t){let{id:e,kind:i,language:a,label:r}=t;return[e,i,a,r].filter(s=>s!=null).join(":")}}function Lt(t){return typeof t=="number"&&!Number.isNaN(t)&&Number.isFinite(t)}var aa,Rt=T(()=>{aa=t=>new Promise(e=>setTimeout(e,t))});var Ul,Mo,yr,Mr,xl,li,Pl,wo,st,ot,Lo,Dt=T(()=>{O();Ul=(t="")=>t.split(/\s+/),Mo=(t="")=>{let[e,i,a]=t.split(":"),r=a?decodeURIComponent(a):void 0;return{kind:e==="cc"?ae.CAPTIONS:ae.SUBTITLES,language:i,label:r}},yr=(t="",e={})=>Ul(t).map(i=>{let a=Mo(i);return{...e,...a}}),Mr=t=>t?Array.isArray(t)?t.map(e=>typeof e=="string"?Mo(e):e):typeof t=="string"?yr(t):[t]:[],xl=({kind:t,label:e,language:i}={kind:"subtitles"})=>e?`${t==="captions"?"cc":"sb"}:${i}:${encodeURIComponent(e)}`:i,li=(t=[])=>Array.prototype.map.call(t,xl).join(" "),Pl=(t,e)=>i=>i[t]===e,wo=t=>{let e=Object.entries(t).map(([i,a])=>Pl(i,a));return i=>e.every(a=>a(i))},st=(t,e=[],i=[])=>{let a=Mr(i).map(wo),r=s=>a.some(n=>n(s));Array.from(e).filter(r).forEach(s=>{s.mode=t})},ot=(t,e=()=>!0)=>{if(!t?.textTracks)return[];let i=typeof e=="function"?e:wo(e);return Array.from(t.textTracks).filter(i)},Lo=t=>{var e;return!!((e=t.mediaSubtitlesShowing)!=null&&e.length)||t.hasAttribute(o.MEDIA_SUBTITLES_SHOWING)}});var Do,Ro,Co,di,Nl,Oo,Fl,Uo,wr=T(()=>{O();N();R();Do=t=>{var e;let{media:i,fullscreenElement:a}=t;try{let r=a&&"requestFullscreen"in a?"requestFullscreen":a&&"webkitRequestFullScreen"in a?"webkitRequestFullScreen":void 0;if(r){let s=(e=a[r])==null?void 0:e.call(a);if(s instanceof Promise)return s.catch(()=>{})}else i?.webkitEnterFullscreen?i.webkitEnterFullscreen():i?.requestFullscreen&&i.requestFullscreen()}catch(r){console.error(r)}},Ro="exitFullscreen"in G?"exitFullscreen":"webkitExitFullscreen"in G?"webkitExitFullscreen":"webkitCancelFullScreen"in G?"webkitCancelFullScreen":void 0,Co=t=>{var e;let{documentElement:i}=t;if(Ro){let a=(e=i?.[Ro])==null?void 0:e.call(i);if(a instanceof Promise)return a.catch(()=>{})}},di="fullscreenElement"in G?"fullscreenElement":"webkitFullscreenElement"in G?"webkitFullscreenElement":void 0,Nl=t=>{let{documentElement:e,media:i}=t,a=e?.[di];return!a&&"webkitDisplayingFullscreen"in i&&"webkitPresentationMode"in i&&i.webkitDisplayingFullscreen&&i.webkitPresentationMode===js.FULLSCREEN?i:a},Oo=t=>{var e;let{media:i,documentElement:a,fullscreenElement:r=i}=t;if(!i||!a)return!1;let s=Nl(t);if(!s)return!1;if(s===r||s===i)return!0;if(s.localName.includes("-")){let n=s.shadowRoot;if(!(di in n))return Ae(s,r);for(;n?.[di];){if(n[di]===r)return!0;n=(e=n[di])==null?void 0:e.shadowRoot}}return!1},Fl="fullscreenEnabled"in G?"fullscreenEnabled":"webkitFullscreenEnabled"in G?"webkitFullscreenEnabled":void 0,Uo=t=>{let{documentElement:e,media:i}=t;return!!e?.[Fl]||i&&"webkitSupportsFullscreen"in i}});var ra,Lr,xo,Hl,Bl,Wl,Rr,Dr,Po,No,Fo,Ho,Bo=T(()=>{R();Rt();wr();Lr=()=>{var t,e;return ra||(ra=(e=(t=G)==null?void 0:t.createElement)==null?void 0:e.call(t,"video"),ra)},xo=async(t=Lr())=>{if(!t)return!1;let e=t.volume;t.volume=e/2+.1;let i=new AbortController,a=await Promise.race([Hl(t,i.signal),Bl(t,e)]);return i.abort(),a},Hl=(t,e)=>new Promise(i=>{t.addEventListener("volumechange",()=>i(!0),{signal:e})}),Bl=async(t,e)=>{for(let i=0;i<10;i++){if(t.volume===e)return!1;await aa(10)}return t.volume!==e},Wl=/.*Version\/.*Safari\/.*/.test(l.navigator.userAgent),Rr=(t=Lr())=>l.matchMedia("(display-mode: standalone)").matches&&Wl?!1:typeof t?.requestPictureInPicture=="function",Dr=(t=Lr())=>Uo({documentElement:G,media:t}),Po=Dr(),No=Rr(),Fo=!!l.WebKitPlaybackTargetAvailabilityEvent,Ho=!!l.chrome});var Ct,Cr,sa,oa,$l,na=T(()=>{O();Dt();R();Ct=t=>ot(t.media,e=>[ae.SUBTITLES,ae.CAPTIONS].includes(e.kind)).sort((e,i)=>e.kind>=i.kind?1:-1),Cr=t=>ot(t.media,e=>e.mode===Ne.SHOWING&&[ae.SUBTITLES,ae.CAPTIONS].includes(e.kind)),sa=(t,e)=>{let i=Ct(t),a=Cr(t),r=!!a.length;if(i.length){if(e===!1||r&&e!==!0)st(Ne.DISABLED,i,a);else if(e===!0||!r&&e!==!1){let s=i[0],{options:n}=t;if(!n?.noSubtitlesLangPref){let k=l.localStorage.getItem("media-chrome-pref-subtitles-lang"),b=k?[k,...l.navigator.languages]:l.navigator.languages,v=i.filter(m=>b.some(g=>m.language.toLowerCase().startsWith(g.split("-")[0]))).sort((m,g)=>{let E=b.findIndex(A=>m.language.toLowerCase().startsWith(A.split("-")[0])),w=b.findIndex(A=>g.language.toLowerCase().startsWith(A.split("-")[0]));return E-w});v[0]&&(s=v[0])}let{language:d,label:c,kind:y}=s;st(Ne.DISABLED,i,a),st(Ne.SHOWING,i,[{language:d,label:c,kind:y}])}}},oa=(t,e)=>t===e?!0:t==null||e==null||typeof t!=typeof e?!1:typeof t=="number"&&Number.isNaN(t)&&Number.isNaN(e)?!0:typeof t!="object"?!1:Array.isArray(t)?$l(t,e):Object.entries(t).every(([i,a])=>i in e&&oa(a,e[i])),$l=(t,e)=>{let i=Array.isArray(t),a=Array.isArray(e);return i!==a?!1:i||a?t.length!==e.length?!1:t.every((r,s)=>oa(r,e[s])):!0}});var Vl,la,Kl,Wo,Gl,ql,Ot,$o=T(()=>{R();O();N();wr();Bo();na();Dt();Rt();Vl=Object.values(oe),Kl=xo().then(t=>(la=t,la)),Wo=async(...t)=>{await Promise.all(t.filter(e=>e).map(async e=>{if(!("localName"in e&&e instanceof l.HTMLElement))return;let i=e.localName;if(!i.includes("-"))return;let a=l.customElements.get(i);a&&e instanceof a||(await l.customElements.whenDefined(i),l.customElements.upgrade(e))}))},Gl=new l.DOMParser,ql=t=>t&&(Gl.parseFromString(t,"text/html").body.textContent||t),Ot={mediaError:{get(t,e){let{media:i}=t;if(e?.type!=="playing")return i?.error},mediaEvents:["emptied","error","playing"]},mediaErrorCode:{get(t,e){var i;let{media:a}=t;if(e?.type!=="playing")return(i=a?.error)==null?void 0:i.code},mediaEvents:["emptied","error","playing"]},mediaErrorMessage:{get(t,e){var i,a;let{media:r}=t;if(e?.type!=="playing")return(a=(i=r?.error)==null?void 0:i.message)!=null?a:""},mediaEvents:["emptied","error","playing"]},mediaWidth:{get(t){var e;let{media:i}=t;return(e=i?.videoWidth)!=null?e:0},mediaEvents:["resize"]},mediaHeight:{get(t){var e;let{media:i}=t;return(e=i?.videoHeight)!=null?e:0},mediaEvents:["resize"]},mediaPaused:{get(t){var e;let{media:i}=t;return(e=i?.paused)!=null?e:!0},set(t,e){var i;let{media:a}=e;a&&(t?a.pause():(i=a.play())==null||i.catch(()=>{}))},mediaEvents:["play","playing","pause","emptied"]},mediaHasPlayed:{get(t,e){let{media:i}=t;return i?e?e.type==="playing":!i.paused:!1},mediaEvents:["playing","emptied"]},mediaEnded:{get(t){var e;let{media:i}=t;return(e=i?.ended)!=null?e:!1},mediaEvents:["seeked","ended","emptied"]},mediaPlaybackRate:{get(t){var e;let{media:i}=t;return(e=i?.playbackRate)!=null?e:1},set(t,e){let{media:i}=e;i&&Number.isFinite(+t)&&(i.playbackRate=+t)},mediaEvents:["ratechange","loadstart"]},mediaMuted:{get(t){var e;let{media:i}=t;return(e=i?.muted)!=null?e:!1},set(t,e){let{media:i,options:{noMutedPref:a}={}}=e;if(i){i.muted=t;try{let r=l.localStorage.getItem("media-chrome-pref-muted")!==null,s=i.hasAttribute("muted");if(a){r&&l.localStorage.removeItem("media-chrome-pref-muted");return}if(s&&!r)return;l.localStorage.setItem("media-chrome-pref-muted",t?"true":"false")}catch(r){console.debug("Error setting muted pref",r)}}},mediaEvents:["volumechange"],stateOwnersUpdateHandlers:[(t,e)=>{let{options:{noMutedPref:i}}=e,{media:a}=e;if(!(!a||a.muted||i))try{let r=l.localStorage.getItem("media-chrome-pref-muted")==="true";Ot.mediaMuted.set(r,e),t(r)}catch(r){console.debug("Error getting muted pref",r)}}]},mediaLoop:{get(t){let{media:e}=t;return e?.loop},set(t,e){let{media:i}=e;i&&(i.loop=t)},mediaEvents:["medialooprequest"]},mediaVolume:{get(t){var e;let{media:i}=t;return(e=i?.volume)!=null?e:1},set(t,e){let{media:i,options:{noVolumePref:a}={}}=e;if(i){try{t==null?l.localStorage.removeItem("media-chrome-pref-volume"):!i.hasAttribute("muted")&&!a&&l.localStorage.setItem("media-chrome-pref-volume",t.toString())}catch(r){console.debug("Error setting volume pref",r)}Number.isFinite(+t)&&(i.volume=+t)}},mediaEvents:["volumechange"],stateOwnersUpdateHandlers:[(t,e)=>{let{options:{noVolumePref:i}}=e;if(!i)try{let{media:a}=e;if(!a)return;let r=l.localStorage.getItem("media-chrome-pref-volume");if(r==null)return;Ot.mediaVolume.set(+r,e),t(+r)}catch(a){console.debug("Error getting volume pref",a)}}]},mediaVolumeLevel:{get(t){let{media:e}=t;return typeof e?.volume>"u"?"high":e.muted||e.volume===0?"off":e.volume<.5?"low":e.volume<.75?"medium":"high"},mediaEvents:["volumechange"]},mediaCurrentTime:{get(t){var e;let{media:i}=t;return(e=i?.currentTime)!=null?e:0},set(t,e){let{media:i}=e;!i||!Lt(t)||(i.currentTime=t)},mediaEvents:["timeupdate","loadedmetadata","seeking"]},mediaDuration:{get(t){let{media:e,options:{defaultDuration:i}={}}=t;return i&&(!e||!e.duration||Number.isNaN(e.duration)||!Number.isFinite(e.duration))?i:Number.isFinite(e?.duration)?e.duration:Number.NaN},mediaEvents:["durationchange","loadedmetadata","emptied"]},mediaLoading:{get(t){let{media:e}=t;return e?.readyState<3},mediaEvents:["waiting","playing","emptied"]},mediaSeekable:{get(t){var e;let{media:i}=t;if(!((e=i?.seekable)!=null&&e.length))return;let a=i.seekable.start(0),r=i.seekable.end(i.seekable.length-1);if(!(!a&&!r))return[Number(a.toFixed(3)),Number(r.toFixed(3))]},mediaEvents:["loadedmetadata","emptied","progress","seekablechange"]},mediaBuffered:{get(t){var e;let{media:i}=t,a=(e=i?.buffered)!=null?e:[];return Array.from(a).map((r,s)=>[Number(a.start(s).toFixed(3)),Number(a.end(s).toFixed(3))])},mediaEvents:["progress","emptied"]},mediaStreamType:{get(t){let{media:e,options:{defaultStreamType:i}={}}=t,a=[oe.LIVE,oe.ON_DEMAND].includes(i)?i:void 0;if(!e)return a;let{streamType:r}=e;if(Vl.includes(r))return r===oe.UNKNOWN?a:r;let s=e.duration;return s===1/0?oe.LIVE:Number.isFinite(s)?oe.ON_DEMAND:a},mediaEvents:["emptied","durationchange","loadedmetadata","streamtypechange"]},mediaTargetLiveWindow:{get(t){let{media:e}=t;if(!e)return Number.NaN;let{targetLiveWindow:i}=e,a=Ot.mediaStreamType.get(t);return(i==null||Number.isNaN(i))&&a===oe.LIVE?0:i},mediaEvents:["emptied","durationchange","loadedmetadata","streamtypechange","targetlivewindowchange"]},mediaTimeIsLive:{get(t){let{media:e,options:{liveEdgeOffset:i=10}={}}=t;if(!e)return!1;if(typeof e.liveEdgeStart=="number")return Number.isNaN(e.liveEdgeStart)?!1:e.currentTime>=e.liveEdgeStart;if(!(Ot.mediaStreamType.get(t)===oe.LIVE))return!1;let r=e.seekable;if(!r)return!0;if(!r.length)return!1;let s=r.end(r.length-1)-i;return e.currentTime>=s},mediaEvents:["playing","timeupdate","progress","waiting","emptied"]},mediaSubtitlesList:{get(t){return Ct(t).map(({kind:e,label:i,language:a})=>({kind:e,label:i,language:a}))},mediaEvents:["loadstart"],textTracksEvents:["addtrack","removetrack"]},mediaSubtitlesShowing:{get(t){return Cr(t).map(({kind:e,label:i,language:a})=>({kind:e,label:i,language:a}))},mediaEvents:["loadstart"],textTracksEvents:["addtrack","removetrack","change"],stateOwnersUpdateHandlers:[(t,e)=>{var i,a;let{media:r,options:s}=e;if(!r)return;let n=d=>{var c;!s.defaultSubtitles||d&&![ae.CAPTIONS,ae.SUBTITLES].includes((c=d?.track)==null?void 0:c.kind)||sa(e,!0)};return r.addEventListener("loadstart",n),(i=r.textTracks)==null||i.addEventListener("addtrack",n),(a=r.textTracks)==null||a.addEventListener("removetrack",n),()=>{var d,c;r.removeEventListener("loadstart",n),(d=r.textTracks)==null||d.removeEventListener("addtrack",n),(c=r.textTracks)==null||c.removeEventListener("removetrack",n)}}]},mediaChaptersCues:{get(t){var e;let{media:i}=t;if(!i)return[];let[a]=ot(i,{kind:ae.CHAPTERS});return Array.from((e=a?.cues)!=null?e:[]).map(({text:r,startTime:s,endTime:n})=>({text:ql(r),startTime:s,endTime:n}))},mediaEvents:["loadstart","loadedmetadata"],textTracksEvents:["addtrack","removetrack","change"],stateOwnersUpdateHandlers:[(t,e)=>{var i;let{media:a}=e;if(!a)return;let r=a.querySelector('track[kind="chapters"][default][src]'),s=(i=a.shadowRoot)==null?void 0:i.querySelector(':is(video,audio) > track[kind="chapters"][default][src]');return r?.addEventListener("load",t),s?.addEventListener("load",t),()=>{r?.removeEventListener("load",t),s?.removeEventListener("load",t)}}]},mediaIsPip:{get(t){var e,i;let{media:a,documentElement:r}=t;if(!a||!r||!r.pictureInPictureElement)return!1;if(r.pictureInPictureElement===a)return!0;if(r.pictureInPictureElement instanceof HTMLMediaElement)return(e=a.localName)!=null&&e.includes("-")?Ae(a,r.pictureInPictureElement):!1;if(r.pictureInPictureElement.localName.includes("-")){let s=r.pictureInPictureElement.shadowRoot;for(;s?.pictureInPictureElement;){if(s.pictureInPictureElement===a)return!0;s=(i=s.pictureInPictureElement)==null?void 0:i.shadowRoot}}return!1},set(t,e){let{media:i}=e;if(i)if(t){if(!G.pictureInPictureEnabled){console.warn("MediaChrome: Picture-in-picture is not enabled");return}if(!i.requestPictureInPicture){console.warn("MediaChrome: The current media does not support picture-in-picture");return}let a=()=>{console.warn("MediaChrome: The media is not ready for picture-in-picture. It must have a readyState > 0.")};i.requestPictureInPicture().catch(r=>{if(r.code===11){if(!i.src){console.warn("MediaChrome: The media is not ready for picture-in-picture. It must have a src set.");return}if(i.readyState===0&&i.preload==="none"){let s=()=>{i.removeEventListener("loadedmetadata",n),i.preload="none"},n=()=>{i.requestPictureInPicture().catch(a),s()};i.addEventListener("loadedmetadata",n),i.preload="metadata",setTimeout(()=>{i.readyState===0&&a(),s()},1e3)}else throw r}else throw r})}else G.pictureInPictureElement&&G.exitPictureInPicture()},mediaEvents:["enterpictureinpicture","leavepictureinpicture"]},mediaRenditionList:{get(t){var e;let{media:i}=t;return[...(e=i?.videoRenditions)!=null?e:[]].map(a=>({...a}))},mediaEvents:["emptied","loadstart"],videoRenditionsEvents:["addrendition","removerendition"]},mediaRenditionSelected:{get(t){var e,i,a;let{media:r}=t;return(a=(i=r?.videoRenditions)==null?void 0:i[(e=r.videoRenditions)==null?void 0:e.selectedIndex])==null?void 0:a.id},set(t,e){let{media:i}=e;if(!i?.videoRenditions){console.warn("MediaController: Rendition selection not supported by this media.");return}let a=t,r=Array.prototype.findIndex.call(i.videoRenditions,s=>s.id==a);i.videoRenditions.selectedIndex!=r&&(i.videoRenditions.selectedIndex=r)},mediaEvents:["emptied"],videoRenditionsEvents:["addrendition","removerendition","change"]},mediaAudioTrackList:{get(t){var e;let{media:i}=t;return[...(e=i?.audioTracks)!=null?e:[]]},mediaEvents:["emptied","loadstart"],audioTracksEvents:["addtrack","removetrack"]},mediaAudioTrackEnabled:{get(t){var e,i;let{media:a}=t;return(i=[...(e=a?.audioTracks)!=null?e:[]].find(r=>r.enabled))==null?void 0:i.id},set(t,e){let{media:i}=e;if(!i?.audioTracks){console.warn("MediaChrome: Audio track selection not supported by this media.");return}let a=t;for(let r of i.audioTracks)r.enabled=a==r.id},mediaEvents:["emptied"],audioTracksEvents:["addtrack","removetrack","change"]},mediaIsFullscreen:{get(t){return Oo(t)},set(t,e,i){var a,r;t?(Do(e),i.detail&&!((a=e.media)!=null&&a.inert)&&((r=e.media)==null||r.focus())):Co(e)},rootEvents:["fullscreenchange","webkitfullscreenchange"],mediaEvents:["webkitbeginfullscreen","webkitendfullscreen","webkitpresentationmodechanged"]},mediaIsCasting:{get(t){var e;let{media:i}=t;return!i?.remote||((e=i.remote)==null?void 0:e.state)==="disconnected"?!1:i.remote.state==="connected"},set(t,e){var i,a;let{media:r}=e;if(r&&!(t&&((i=r.remote)==null?void 0:i.state)!=="disconnected")&&!(!t&&((a=r.remote)==null?void 0:a.state)!=="connected")){if(typeof r.remote.prompt!="function"){console.warn("MediaChrome: Casting is not supported in this environment");return}r.remote.prompt().catch(()=>{})}},remoteEvents:["connect","connecting","disconnect"]},mediaIsAirplaying:{get(){return!1},set(t,e){let{media:i}=e;if(i){if(!(i.webkitShowPlaybackTargetPicker&&l.WebKitPlaybackTargetAvailabilityEvent)){console.error("MediaChrome: received a request to select AirPlay but AirPlay is not supported in this environment");return}i.webkitShowPlaybackTargetPicker()}},mediaEvents:["webkitcurrentplaybacktargetiswirelesschanged"]},mediaFullscreenUnavailable:{get(t){let{media:e}=t;if(!Po||!Dr(e))return re.UNSUPPORTED}},mediaPipUnavailable:{get(t){let{media:e}=t;if(!No||!Rr(e))return re.UNSUPPORTED;if(e?.disablePictureInPicture)return re.UNAVAILABLE}},mediaVolumeUnavailable:{get(t){let{media:e}=t;if(la===!1||e?.volume==null)return re.UNSUPPORTED},stateOwnersUpdateHandlers:[t=>{la==null&&Kl.then(e=>t(e?void 0:re.UNSUPPORTED))}]},mediaCastUnavailable:{get(t,{availability:e="not-available"}={}){var i;let{media:a}=t;if(!Ho||!((i=a?.remote)!=null&&i.state))return re.UNSUPPORTED;if(!(e==null||e==="available"))return re.UNAVAILABLE},stateOwnersUpdateHandlers:[(t,e)=>{var i;let{media:a}=e;return a?(a.disableRemotePlayback||a.hasAttribute("disableremoteplayback")||(i=a?.remote)==null||i.watchAvailability(s=>{t({availability:s?"available":"not-available"})}).catch(s=>{s.name==="NotSupportedError"?t({availability:null}):t({availability:"not-available"})}),()=>{var s;(s=a?.remote)==null||s.cancelWatchAvailability().catch(()=>{})}):void 0}]},mediaAirplayUnavailable:{get(t,e){if(!Fo)return re.UNSUPPORTED;if(e?.availability==="not-available")return re.UNAVAILABLE},mediaEvents:["webkitplaybacktargetavailabilitychanged"],stateOwnersUpdateHandlers:[(t,e)=>{var i;let{media:a}=e;return a?(a.disableRemotePlayback||a.hasAttribute("disableremoteplayback")||(i=a?.remote)==null||i.watchAvailability(s=>{t({availability:s?"available":"not-available"})}).catch(s=>{s.name==="NotSupportedError"?t({availability:null}):t({availability:"not-available"})}),()=>{var s;(s=a?.remote)==null||s.cancelWatchAvailability().catch(()=>{})}):void 0}]},mediaRenditionUnavailable:{get(t){var e;let{media:i}=t;if(!i?.videoRenditions)return re.UNSUPPORTED;if(!((e=i.videoRenditions)!=null&&e.length))return re.UNAVAILABLE},mediaEvents:["emptied","loadstart"],videoRenditionsEvents:["addrendition","removerendition"]},mediaAudioTrackUnavailable:{get(t){var e,i;let{media:a}=t;if(!a?.audioTracks)return re.UNSUPPORTED;if(((i=(e=a.audioTracks)==null?void 0:e.length)!=null?i:0)<=1)return re.UNAVAILABLE},mediaEvents:["emptied","loadstart"],audioTracksEvents:["addtrack","removetrack"]},mediaLang:{get(t){let{options:{mediaLang:e}={}}=t;return e??"en"}}}});var Vo,Ko=T(()=>{R();O();Dt();na();Vo={[h.MEDIA_PREVIEW_REQUEST](t,e,{detail:i}){var a,r,s;let{media:n}=e,d=i??void 0,c,y;if(n&&d!=null){let[m]=ot(n,{kind:ae.METADATA,label:"thumbnails"}),g=Array.prototype.find.call((a=m?.cues)!=null?a:[],(E,w,A)=>w===0?E.endTime>d:w===A.length-1?E.startTime<=d:E.startTime<=d&&E.endTime>d);if(g){let E=/'^(?:[a-z]+:)?\/\//i.test(g.text)||(r=n?.querySelector('track[label="thumbnails"]'))==null?void 0:r.src,w=new URL(g.text,E);y=new URLSearchParams(w.hash).get("#xywh").split(",").map(te=>+te),c=w.href}}let k=t.mediaDuration.get(e),v=(s=t.mediaChaptersCues.get(e).find((m,g,E)=>g===E.length-1&&k===m.endTime?m.startTime<=d&&m.endTime>=d:m.startTime<=d&&m.endTime>d))==null?void 0:s.text;return i!=null&&v==null&&(v=""),{mediaPreviewTime:d,mediaPreviewImage:c,mediaPreviewCoords:y,mediaPreviewChapter:v}},[h.MEDIA_PAUSE_REQUEST](t,e){t["mediaPaused"].set(!0,e)},[h.MEDIA_PLAY_REQUEST](t,e){var i,a,r,s;let n="mediaPaused",c=t.mediaStreamType.get(e)===oe.LIVE,y=!((i=e.options)!=null&&i.noAutoSeekToLive),k=t.mediaTargetLiveWindow.get(e)>0;if(c&&y&&!k){let b=(a=t.mediaSeekable.get(e))==null?void 0:a[1];if(b){let v=(s=(r=e.options)==null?void 0:r.seekToLiveOffset)!=null?s:0,m=b-v;t.mediaCurrentTime.set(m,e)}}t[n].set(!1,e)},[h.MEDIA_PLAYBACK_RATE_REQUEST](t,e,{detail:i}){let a="mediaPlaybackRate",r=i;t[a].set(r,e)},[h.MEDIA_MUTE_REQUEST](t,e){t["mediaMuted"].set(!0,e)},[h.MEDIA_UNMUTE_REQUEST](t,e){let i="mediaMuted";t.mediaVolume.get(e)||t.mediaVolume.set(.25,e),t[i].set(!1,e)},[h.MEDIA_LOOP_REQUEST](t,e,{detail:i}){let a="mediaLoop",r=!!i;return t[a].set(r,e),{mediaLoop:r}},[h.MEDIA_VOLUME_REQUEST](t,e,{detail:i}){let a="mediaVolume",r=i;r&&t.mediaMuted.get(e)&&t.mediaMuted.set(!1,e),t[a].set(r,e)},[h.MEDIA_SEEK_REQUEST](t,e,{detail:i}){let a="mediaCurrentTime",r=i;t[a].set(r,e)},[h.MEDIA_SEEK_TO_LIVE_REQUEST](t,e){var i,a,r;let s="mediaCurrentTime",n=(i=t.mediaSeekable.get(e))==null?void 0:i[1];if(Number.isNaN(Number(n)))return;let d=(r=(a=e.options)==null?void 0:a.seekToLiveOffset)!=null?r:0,c=n-d;t[s].set(c,e)},[h.MEDIA_SHOW_SUBTITLES_REQUEST](t,e,{detail:i}){var a;let{options:r}=e,s=Ct(e),n=Mr(i),d=(a=n[0])==null?void 0:a.language;d&&!r.noSubtitlesLangPref&&l.localStorage.setItem("media-chrome-pref-subtitles-lang",d),st(Ne.SHOWING,s,n)},[h.MEDIA_DISABLE_SUBTITLES_REQUEST](t,e,{detail:i}){let a=Ct(e),r=i??[];st(Ne.DISABLED,a,r)},[h.MEDIA_TOGGLE_SUBTITLES_REQUEST](t,e,{detail:i}){sa(e,i)},[h.MEDIA_RENDITION_REQUEST](t,e,{detail:i}){let a="mediaRenditionSelected",r=i;t[a].set(r,e)},[h.MEDIA_AUDIO_TRACK_REQUEST](t,e,{detail:i}){let a="mediaAudioTrackEnabled",r=i;t[a].set(r,e)},[h.MEDIA_ENTER_PIP_REQUEST](t,e){let i="mediaIsPip";t.mediaIsFullscreen.get(e)&&t.mediaIsFullscreen.set(!1,e),t[i].set(!0,e)},[h.MEDIA_EXIT_PIP_REQUEST](t,e){t["mediaIsPip"].set(!1,e)},[h.MEDIA_ENTER_FULLSCREEN_REQUEST](t,e,i){let a="mediaIsFullscreen";t.mediaIsPip.get(e)&&t.mediaIsPip.set(!1,e),t[a].set(!0,e,i)},[h.MEDIA_EXIT_FULLSCREEN_REQUEST](t,e){t["mediaIsFullscreen"].set(!1,e)},[h.MEDIA_ENTER_CAST_REQUEST](t,e){let i="mediaIsCasting";t.mediaIsFullscreen.get(e)&&t.mediaIsFullscreen.set(!1,e),t[i].set(!0,e)},[h.MEDIA_EXIT_CAST_REQUEST](t,e){t["mediaIsCasting"].set(!1,e)},[h.MEDIA_AIRPLAY_REQUEST](t,e){t["mediaIsAirplaying"].set(!0,e)}}});var Go,qo=T(()=>{$o();na();Ko();Go=({media:t,fullscreenElement:e,documentElement:i,stateMediator:a=Ot,requestMap:r=Vo,options:s={},monitorStateOwnersOnlyWithSubscriptions:n=!0})=>{let d=[],c={options:{...s}},y=Object.freeze({mediaPreviewTime:void 0,mediaPreviewImage:void 0,mediaPreviewCoords:void 0,mediaPreviewChapter:void 0}),k=E=>{E!=null&&(oa(E,y)||(y=Object.freeze({...y,...E}),d.forEach(w=>w(y))))},b=()=>{let E=Object.entries(a).reduce((w,[A,{get:te}])=>(w[A]=te(c),w),{});k(E)},v={},m,g=async(E,w)=>{var A,te,zt,Xt,pt,Ce,Oe,Zt,Je,Ts,Ss,Is,ks,ys,Ms,ws;let il=!!m;if(m={...c,...m??{},...E},il)return;await Wo(...Object.values(E));let Et=d.length>0&&w===0&&n,Ls=c.media!==m.media,Rs=((A=c.media)==null?void 0:A.textTracks)!==((te=m.media)==null?void 0:te.textTracks),Ds=((zt=c.media)==null?void 0:zt.videoRenditions)!==((Xt=m.media)==null?void 0:Xt.videoRenditions),Cs=((pt=c.media)==null?void 0:pt.audioTracks)!==((Ce=m.media)==null?void 0:Ce.audioTracks),Os=((Oe=c.media)==null?void 0:Oe.remote)!==((Zt=m.media)==null?void 0:Zt.remote),Us=c.documentElement!==m.documentElement,xs=!!c.media&&(Ls||Et),Ps=!!((Je=c.media)!=null&&Je.textTracks)&&(Rs||Et),Ns=!!((Ts=c.media)!=null&&Ts.videoRenditions)&&(Ds||Et),Fs=!!((Ss=c.media)!=null&&Ss.audioTracks)&&(Cs||Et),Hs=!!((Is=c.media)!=null&&Is.remote)&&(Os||Et),Bs=!!c.documentElement&&(Us||Et),ar=xs||Ps||Ns||Fs||Hs||Bs,vt=d.length===0&&w===1&&n,Ws=!!m.media&&(Ls||vt),$s=!!((ks=m.media)!=null&&ks.textTracks)&&(Rs||vt),Vs=!!((ys=m.media)!=null&&ys.videoRenditions)&&(Ds||vt),Ks=!!((Ms=m.media)!=null&&Ms.audioTracks)&&(Cs||vt),Gs=!!((ws=m.media)!=null&&ws.remote)&&(Os||vt),qs=!!m.documentElement&&(Us||vt),Ys=Ws||$s||Vs||Ks||Gs||qs;if(!(ar||Ys)){Object.entries(m).forEach(([C,Jt])=>{c[C]=Jt}),b(),m=void 0;return}Object.entries(a).forEach(([C,{get:Jt,mediaEvents:al=[],textTracksEvents:rl=[],videoRenditionsEvents:sl=[],audioTracksEvents:ol=[],remoteEvents:nl=[],rootEvents:ll=[],stateOwnersUpdateHandlers:dl=[]}])=>{v[C]||(v[C]={});let se=H=>{let K=Jt(c,H);k({[C]:K})},z;z=v[C].mediaEvents,al.forEach(H=>{z&&xs&&(c.media.removeEventListener(H,z),v[C].mediaEvents=void 0),Ws&&(m.media.addEventListener(H,se),v[C].mediaEvents=se)}),z=v[C].textTracksEvents,rl.forEach(H=>{var K,me;z&&Ps&&((K=c.media.textTracks)==null||K.removeEventListener(H,z),v[C].textTracksEvents=void 0),$s&&((me=m.media.textTracks)==null||me.addEventListener(H,se),v[C].textTracksEvents=se)}),z=v[C].videoRenditionsEvents,sl.forEach(H=>{var K,me;z&&Ns&&((K=c.media.videoRenditions)==null||K.removeEventListener(H,z),v[C].videoRenditionsEvents=void 0),Vs&&((me=m.media.videoRenditions)==null||me.addEventListener(H,se),v[C].videoRenditionsEvents=se)}),z=v[C].audioTracksEvents,ol.forEach(H=>{var K,me;z&&Fs&&((K=c.media.audioTracks)==null||K.removeEventListener(H,z),v[C].audioTracksEvents=void 0),Ks&&((me=m.media.audioTracks)==null||me.addEventListener(H,se),v[C].audioTracksEvents=se)}),z=v[C].remoteEvents,nl.forEach(H=>{var K,me;z&&Hs&&((K=c.media.remote)==null||K.removeEventListener(H,z),v[C].remoteEvents=void 0),Gs&&((me=m.media.remote)==null||me.addEventListener(H,se),v[C].remoteEvents=se)}),z=v[C].rootEvents,ll.forEach(H=>{z&&Bs&&(c.documentElement.removeEventListener(H,z),v[C].rootEvents=void 0),qs&&(m.documentElement.addEventListener(H,se),v[C].rootEvents=se)});let xi=v[C].stateOwnersUpdateHandlers;if(xi&&ar&&(Array.isArray(xi)?xi:[xi]).forEach(K=>{typeof K=="function"&&K()}),Ys){let H=dl.map(K=>K(se,m)).filter(K=>typeof K=="function");v[C].stateOwnersUpdateHandlers=H.length===1?H[0]:H}else ar&&(v[C].stateOwnersUpdateHandlers=void 0)}),Object.entries(m).forEach(([C,Jt])=>{c[C]=Jt}),b(),m=void 0};return g({media:t,fullscreenElement:e,documentElement:i,options:s}),{dispatch(E){let{type:w,detail:A}=E;if(r[w]&&y.mediaErrorCode==null){k(r[w](a,c,E));return}w==="mediaelementchangerequest"?g({media:A}):w==="fullscreenelementchangerequest"?g({fullscreenElement:A}):w==="documentelementchangerequest"?g({documentElement:A}):w==="optionschangerequest"&&(Object.entries(A??{}).forEach(([te,zt])=>{c.options[te]=zt}),b())},getState(){return y},subscribe(E){return g({},d.length+1),d.push(E),E(y),()=>{let w=d.indexOf(E);w>=0&&(g({},d.length-1),d.splice(w,1))}}}}});var Fr,p,ne,fe,Ve,Pe,ci,L,le,ui,Te,da,hi,ca,Or,lt,ua,Ur,mi,ha,xr,jo,en,Yo,Qo,zo,Yl,Ql,u,Pr,zl,Xl,tn,Zl,Nr,Xo,Zo,Jl,jl,nt,Jo,ed,an=T(()=>{po();R();So();kr();Rt();Dt();O();N();qo();ee();Fr=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},p=(t,e,i)=>(Fr(t,e,"read from private field"),i?i.call(t):e.get(t)),ne=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},fe=(t,e,i,a)=>(Fr(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),Ve=(t,e,i)=>(Fr(t,e,"access private method"),i),en=["ArrowLeft","ArrowRight","ArrowUp","ArrowDown","Enter"," ","f","m","k","c","l","j",">","<","p"],Yo=10,Qo=.025,zo=.25,Yl=.25,Ql=2,u={DEFAULT_SUBTITLES:"defaultsubtitles",DEFAULT_STREAM_TYPE:"defaultstreamtype",DEFAULT_DURATION:"defaultduration",FULLSCREEN_ELEMENT:"fullscreenelement",HOTKEYS:"hotkeys",KEYBOARD_BACKWARD_SEEK_OFFSET:"keyboardbackwardseekoffset",KEYBOARD_FORWARD_SEEK_OFFSET:"keyboardforwardseekoffset",KEYBOARD_DOWN_VOLUME_STEP:"keyboarddownvolumestep",KEYBOARD_UP_VOLUME_STEP:"keyboardupvolumestep",KEYS_USED:"keysused",LANG:"lang",LOOP:"loop",LIVE_EDGE_OFFSET:"liveedgeoffset",NO_AUTO_SEEK_TO_LIVE:"noautoseektolive",NO_DEFAULT_STORE:"nodefaultstore",NO_HOTKEYS:"nohotkeys",NO_MUTED_PREF:"nomutedpref",NO_SUBTITLES_LANG_PREF:"nosubtitleslangpref",NO_VOLUME_PREF:"novolumepref",SEEK_TO_LIVE_OFFSET:"seektoliveoffset"},Pr=class extends et{constructor(){super(),ne(this,ca),ne(this,ua),ne(this,mi),ne(this,xr),this.mediaStateReceivers=[],this.associatedElementSubscriptions=new Map,ne(this,Pe,new wt(this,u.HOTKEYS)),ne(this,ci,void 0),ne(this,L,void 0),ne(this,le,null),ne(this,ui,void 0),ne(this,Te,void 0),ne(this,da,i=>{var a;(a=p(this,L))==null||a.dispatch(i)}),ne(this,hi,void 0),ne(this,lt,i=>{let{key:a,shiftKey:r}=i;if(!(r&&(a==="/"||a==="?")||en.includes(a))){this.removeEventListener("keyup",p(this,lt));return}this.keyboardShortcutHandler(i)}),this.associateElement(this);let e={};fe(this,ui,i=>{Object.entries(i).forEach(([a,r])=>{if(a in e&&e[a]===r)return;this.propagateMediaState(a,r);let s=a.toLowerCase(),n=new l.CustomEvent(Js[s],{composed:!0,detail:r});this.dispatchEvent(n)}),e=i})}static get observedAttributes(){return super.observedAttributes.concat(u.NO_HOTKEYS,u.HOTKEYS,u.DEFAULT_STREAM_TYPE,u.DEFAULT_SUBTITLES,u.DEFAULT_DURATION,u.NO_MUTED_PREF,u.NO_VOLUME_PREF,u.LANG,u.LOOP,u.LIVE_EDGE_OFFSET,u.SEEK_TO_LIVE_OFFSET,u.NO_AUTO_SEEK_TO_LIVE)}get mediaStore(){return p(this,L)}set mediaStore(e){var i,a;if(p(this,L)&&((i=p(this,Te))==null||i.call(this),fe(this,Te,void 0)),fe(this,L,e),!p(this,L)&&!this.hasAttribute(u.NO_DEFAULT_STORE)){Ve(this,ca,Or).call(this);return}fe(this,Te,(a=p(this,L))==null?void 0:a.subscribe(p(this,ui)))}get fullscreenElement(){var e;return(e=p(this,ci))!=null?e:this}set fullscreenElement(e){var i;this.hasAttribute(u.FULLSCREEN_ELEMENT)&&this.removeAttribute(u.FULLSCREEN_ELEMENT),fe(this,ci,e),(i=p(this,L))==null||i.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement})}get defaultSubtitles(){return S(this,u.DEFAULT_SUBTITLES)}set defaultSubtitles(e){I(this,u.DEFAULT_SUBTITLES,e)}get defaultStreamType(){return x(this,u.DEFAULT_STREAM_TYPE)}set defaultStreamType(e){D(this,u.DEFAULT_STREAM_TYPE,e)}get defaultDuration(){return U(this,u.DEFAULT_DURATION)}set defaultDuration(e){B(this,u.DEFAULT_DURATION,e)}get noHotkeys(){return S(this,u.NO_HOTKEYS)}set noHotkeys(e){I(this,u.NO_HOTKEYS,e)}get keysUsed(){return x(this,u.KEYS_USED)}set keysUsed(e){D(this,u.KEYS_USED,e)}get liveEdgeOffset(){return U(this,u.LIVE_EDGE_OFFSET)}set liveEdgeOffset(e){B(this,u.LIVE_EDGE_OFFSET,e)}get noAutoSeekToLive(){return S(this,u.NO_AUTO_SEEK_TO_LIVE)}set noAutoSeekToLive(e){I(this,u.NO_AUTO_SEEK_TO_LIVE,e)}get noVolumePref(){return S(this,u.NO_VOLUME_PREF)}set noVolumePref(e){I(this,u.NO_VOLUME_PREF,e)}get noMutedPref(){return S(this,u.NO_MUTED_PREF)}set noMutedPref(e){I(this,u.NO_MUTED_PREF,e)}get noSubtitlesLangPref(){return S(this,u.NO_SUBTITLES_LANG_PREF)}set noSubtitlesLangPref(e){I(this,u.NO_SUBTITLES_LANG_PREF,e)}get noDefaultStore(){return S(this,u.NO_DEFAULT_STORE)}set noDefaultStore(e){I(this,u.NO_DEFAULT_STORE,e)}get resolvedLang(){return co()}attributeChangedCallback(e,i,a){var r,s,n,d,c,y,k,b,v,m,g,E;if(super.attributeChangedCallback(e,i,a),e===u.NO_HOTKEYS)a!==i&&a===""?(this.hasAttribute(u.HOTKEYS)&&console.warn("Media Chrome: Both `hotkeys` and `nohotkeys` have been set. All hotkeys will be disabled."),this.disableHotkeys()):a!==i&&a===null&&this.enableHotkeys(),Ve(this,mi,ha).call(this);else if(e===u.HOTKEYS)p(this,Pe).value=a,Ve(this,mi,ha).call(this);else if(e===u.DEFAULT_SUBTITLES&&a!==i)(r=p(this,L))==null||r.dispatch({type:"optionschangerequest",detail:{defaultSubtitles:this.hasAttribute(u.DEFAULT_SUBTITLES)}});else if(e===u.DEFAULT_STREAM_TYPE)(n=p(this,L))==null||n.dispatch({type:"optionschangerequest",detail:{defaultStreamType:(s=this.getAttribute(u.DEFAULT_STREAM_TYPE))!=null?s:void 0}});else if(e===u.LIVE_EDGE_OFFSET&&a!==i)(d=p(this,L))==null||d.dispatch({type:"optionschangerequest",detail:{liveEdgeOffset:this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0,seekToLiveOffset:this.hasAttribute(u.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(u.SEEK_TO_LIVE_OFFSET):this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0}});else if(e===u.SEEK_TO_LIVE_OFFSET&&a!==i)(c=p(this,L))==null||c.dispatch({type:"optionschangerequest",detail:{seekToLiveOffset:this.hasAttribute(u.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(u.SEEK_TO_LIVE_OFFSET):this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0}});else if(e===u.NO_AUTO_SEEK_TO_LIVE)(y=p(this,L))==null||y.dispatch({type:"optionschangerequest",detail:{noAutoSeekToLive:this.hasAttribute(u.NO_AUTO_SEEK_TO_LIVE)}});else if(e===u.FULLSCREEN_ELEMENT){let w=a?(k=this.getRootNode())==null?void 0:k.getElementById(a):void 0;fe(this,ci,w),(b=p(this,L))==null||b.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement})}else e===u.LANG&&a!==i?(lo(a),(v=p(this,L))==null||v.dispatch({type:"optionschangerequest",detail:{mediaLang:a}})):e===u.LOOP&&a!==i?(m=p(this,L))==null||m.dispatch({type:h.MEDIA_LOOP_REQUEST,detail:a!=null}):e===u.NO_VOLUME_PREF&&a!==i?(g=p(this,L))==null||g.dispatch({type:"optionschangerequest",detail:{noVolumePref:this.hasAttribute(u.NO_VOLUME_PREF)}}):e===u.NO_MUTED_PREF&&a!==i&&((E=p(this,L))==null||E.dispatch({type:"optionschangerequest",detail:{noMutedPref:this.hasAttribute(u.NO_MUTED_PREF)}}))}connectedCallback(){var e,i,a;this.associateElement(this),!p(this,L)&&!this.hasAttribute(u.NO_DEFAULT_STORE)&&Ve(this,ca,Or).call(this),(e=p(this,L))==null||e.dispatch({type:"documentelementchangerequest",detail:G}),(i=p(this,L))==null||i.dispatch({type:"fullscreenelementchangerequest",detail:this.fullscreenElement}),super.connectedCallback(),p(this,L)&&!p(this,Te)&&fe(this,Te,(a=p(this,L))==null?void 0:a.subscribe(p(this,ui))),p(this,hi)!==void 0&&p(this,L)&&this.media&&setTimeout(()=>{var r,s,n;(s=(r=this.media)==null?void 0:r.textTracks)!=null&&s.length&&((n=p(this,L))==null||n.dispatch({type:h.MEDIA_TOGGLE_SUBTITLES_REQUEST,detail:p(this,hi)}))},0),this.hasAttribute(u.NO_HOTKEYS)?this.disableHotkeys():this.enableHotkeys()}disconnectedCallback(){var e,i,a,r,s,n;if((e=super.disconnectedCallback)==null||e.call(this),this.disableHotkeys(),p(this,L)){let d=p(this,L).getState();fe(this,hi,!!((i=d.mediaSubtitlesShowing)!=null&&i.length)),(a=p(this,L))==null||a.dispatch({type:"fullscreenelementchangerequest",detail:void 0}),(r=p(this,L))==null||r.dispatch({type:"documentelementchangerequest",detail:void 0}),(s=p(this,L))==null||s.dispatch({type:h.MEDIA_TOGGLE_SUBTITLES_REQUEST,detail:!1})}p(this,Te)&&((n=p(this,Te))==null||n.call(this),fe(this,Te,void 0)),this.unassociateElement(this),p(this,le)&&(p(this,le).remove(),fe(this,le,null))}mediaSetCallback(e){var i;super.mediaSetCallback(e),(i=p(this,L))==null||i.dispatch({type:"mediaelementchangerequest",detail:e}),e.hasAttribute("tabindex")||(e.tabIndex=-1)}mediaUnsetCallback(e){var i;super.mediaUnsetCallback(e),(i=p(this,L))==null||i.dispatch({type:"mediaelementchangerequest",detail:void 0})}propagateMediaState(e,i){Jo(this.mediaStateReceivers,e,i)}associateElement(e){if(!e)return;let{associatedElementSubscriptions:i}=this;if(i.has(e))return;let a=this.registerMediaStateReceiver.bind(this),r=this.unregisterMediaStateReceiver.bind(this),s=ed(e,a,r);Object.values(h).forEach(n=>{e.addEventListener(n,p(this,da))}),i.set(e,s)}unassociateElement(e){if(!e)return;let{associatedElementSubscriptions:i}=this;if(!i.has(e))return;i.get(e)(),i.delete(e),Object.values(h).forEach(r=>{e.removeEventListener(r,p(this,da))})}registerMediaStateReceiver(e){if(!e)return;let i=this.mediaStateReceivers;i.indexOf(e)>-1||(i.push(e),p(this,L)&&Object.entries(p(this,L).getState()).forEach(([r,s])=>{Jo([e],r,s)}))}unregisterMediaStateReceiver(e){let i=this.mediaStateReceivers,a=i.indexOf(e);a<0||i.splice(a,1)}enableHotkeys(){this.addEventListener("keydown",Ve(this,ua,Ur))}disableHotkeys(){this.removeEventListener("keydown",Ve(this,ua,Ur)),this.removeEventListener("keyup",p(this,lt))}get hotkeys(){return p(this,Pe)}set hotkeys(e){D(this,u.HOTKEYS,e)}keyboardShortcutHandler(e){var i,a,r,s,n,d,c,y,k;let b=e.target;if(((r=(a=(i=b.getAttribute(u.KEYS_USED))==null?void 0:i.split(" "))!=null?a:b?.keysUsed)!=null?r:[]).map(A=>A==="Space"?" ":A).filter(Boolean).includes(e.key))return;let m,g,E;if(!(p(this,Pe).contains(ea(e.key))||e.shiftKey&&(e.key==="/"||e.key==="?")&&p(this,Pe).contains("noshift+/")))switch(e.key){case" ":case"k":m=p(this,L).getState().mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST,this.dispatchEvent(new l.CustomEvent(m,{composed:!0,bubbles:!0}));break;case"m":m=this.mediaStore.getState().mediaVolumeLevel==="off"?h.MEDIA_UNMUTE_REQUEST:h.MEDIA_MUTE_REQUEST,this.dispatchEvent(new l.CustomEvent(m,{composed:!0,bubbles:!0}));break;case"f":m=this.mediaStore.getState().mediaIsFullscreen?h.MEDIA_EXIT_FULLSCREEN_REQUEST:h.MEDIA_ENTER_FULLSCREEN_REQUEST,this.dispatchEvent(new l.CustomEvent(m,{composed:!0,bubbles:!0}));break;case"c":this.dispatchEvent(new l.CustomEvent(h.MEDIA_TOGGLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0}));break;case"ArrowLeft":case"j":{let A=this.hasAttribute(u.KEYBOARD_BACKWARD_SEEK_OFFSET)?+this.getAttribute(u.KEYBOARD_BACKWARD_SEEK_OFFSET):Yo;g=Math.max(((s=this.mediaStore.getState().mediaCurrentTime)!=null?s:0)-A,0),E=new l.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:g}),this.dispatchEvent(E);break}case"ArrowRight":case"l":{let A=this.hasAttribute(u.KEYBOARD_FORWARD_SEEK_OFFSET)?+this.getAttribute(u.KEYBOARD_FORWARD_SEEK_OFFSET):Yo;g=Math.max(((n=this.mediaStore.getState().mediaCurrentTime)!=null?n:0)+A,0),E=new l.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:g}),this.dispatchEvent(E);break}case"ArrowUp":{let A=this.hasAttribute(u.KEYBOARD_UP_VOLUME_STEP)?+this.getAttribute(u.KEYBOARD_UP_VOLUME_STEP):Qo;g=Math.min(((d=this.mediaStore.getState().mediaVolume)!=null?d:1)+A,1),E=new l.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:g}),this.dispatchEvent(E);break}case"ArrowDown":{let A=this.hasAttribute(u.KEYBOARD_DOWN_VOLUME_STEP)?+this.getAttribute(u.KEYBOARD_DOWN_VOLUME_STEP):Qo;g=Math.max(((c=this.mediaStore.getState().mediaVolume)!=null?c:1)-A,0),E=new l.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:g}),this.dispatchEvent(E);break}case"<":{let A=(y=this.mediaStore.getState().mediaPlaybackRate)!=null?y:1;g=Math.max(A-zo,Yl).toFixed(2),E=new l.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:g}),this.dispatchEvent(E);break}case">":{let A=(k=this.mediaStore.getState().mediaPlaybackRate)!=null?k:1;g=Math.min(A+zo,Ql).toFixed(2),E=new l.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:g}),this.dispatchEvent(E);break}case"/":case"?":{e.shiftKey&&Ve(this,xr,jo).call(this);break}case"p":{m=this.mediaStore.getState().mediaIsPip?h.MEDIA_EXIT_PIP_REQUEST:h.MEDIA_ENTER_PIP_REQUEST,E=new l.CustomEvent(m,{composed:!0,bubbles:!0}),this.dispatchEvent(E);break}default:break}}};Pe=new WeakMap;ci=new WeakMap;L=new WeakMap;le=new WeakMap;ui=new WeakMap;Te=new WeakMap;da=new WeakMap;hi=new WeakMap;ca=new WeakSet;Or=function(){var t;this.mediaStore=Go({media:this.media,fullscreenElement:this.fullscreenElement,options:{defaultSubtitles:this.hasAttribute(u.DEFAULT_SUBTITLES),defaultDuration:this.hasAttribute(u.DEFAULT_DURATION)?+this.getAttribute(u.DEFAULT_DURATION):void 0,defaultStreamType:(t=this.getAttribute(u.DEFAULT_STREAM_TYPE))!=null?t:void 0,liveEdgeOffset:this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0,seekToLiveOffset:this.hasAttribute(u.SEEK_TO_LIVE_OFFSET)?+this.getAttribute(u.SEEK_TO_LIVE_OFFSET):this.hasAttribute(u.LIVE_EDGE_OFFSET)?+this.getAttribute(u.LIVE_EDGE_OFFSET):void 0,noAutoSeekToLive:this.hasAttribute(u.NO_AUTO_SEEK_TO_LIVE),noVolumePref:this.hasAttribute(u.NO_VOLUME_PREF),noMutedPref:this.hasAttribute(u.NO_MUTED_PREF),noSubtitlesLangPref:this.hasAttribute(u.NO_SUBTITLES_LANG_PREF)}})};lt=new WeakMap;ua=new WeakSet;Ur=function(t){var e;let{metaKey:i,altKey:a,key:r,shiftKey:s}=t,n=s&&(r==="/"||r==="?");if(n&&((e=p(this,le))!=null&&e.open)){this.removeEventListener("keyup",p(this,lt));return}if(i||a||!n&&!en.includes(r)){this.removeEventListener("keyup",p(this,lt));return}let d=t.target,c=d instanceof HTMLElement&&(d.tagName.toLowerCase()==="media-volume-range"||d.tagName.toLowerCase()==="media-time-range");[" ","ArrowLeft","ArrowRight","ArrowUp","ArrowDown"].includes(r)&&!p(this,Pe).contains(ea(r))&&!c&&t.preventDefault(),this.addEventListener("keyup",p(this,lt),{once:!0})};mi=new WeakSet;ha=function(){p(this,le)&&(p(this,le).hotkeys=p(this,Pe).value||void 0,(this.noHotkeys||p(this,Pe).contains("noshift+/"))&&(p(this,le).open=!1))};xr=new WeakSet;jo=function(){p(this,le)||(fe(this,le,G.createElement("media-keyboard-shortcuts-dialog")),Ve(this,mi,ha).call(this),this.appendChild(p(this,le))),p(this,le).open=!0};zl=Object.values(o),Xl=Object.values(sr),tn=t=>{var e,i,a,r;let{observedAttributes:s}=t.constructor;!s&&((e=t.nodeName)!=null&&e.includes("-"))&&(l.customElements.upgrade(t),{observedAttributes:s}=t.constructor);let n=(r=(a=(i=t?.getAttribute)==null?void 0:i.call(t,M.MEDIA_CHROME_ATTRIBUTES))==null?void 0:a.split)==null?void 0:r.call(a,/\s+/);return Array.isArray(s||n)?(s||n).filter(d=>zl.includes(d)):[]},Zl=t=>{var e,i;return(e=t.nodeName)!=null&&e.includes("-")&&l.customElements.get((i=t.nodeName)==null?void 0:i.toLowerCase())&&!(t instanceof l.customElements.get(t.nodeName.toLowerCase()))&&l.customElements.upgrade(t),Xl.some(a=>a in t)},Nr=t=>Zl(t)||!!tn(t).length,Xo=t=>{var e;return(e=t?.join)==null?void 0:e.call(t,":")},Zo={[o.MEDIA_SUBTITLES_LIST]:li,[o.MEDIA_SUBTITLES_SHOWING]:li,[o.MEDIA_SEEKABLE]:Xo,[o.MEDIA_BUFFERED]:t=>t?.map(Xo).join(" "),[o.MEDIA_PREVIEW_COORDS]:t=>t?.join(" "),[o.MEDIA_RENDITION_LIST]:ko,[o.MEDIA_AUDIO_TRACK_LIST]:yo},Jl=async(t,e,i)=>{var a,r;if(t.isConnected||await aa(0),typeof i=="boolean"||i==null)return I(t,e,i);if(typeof i=="number")return B(t,e,i);if(typeof i=="string")return D(t,e,i);if(Array.isArray(i)&&!i.length)return t.removeAttribute(e);let s=(r=(a=Zo[e])==null?void 0:a.call(Zo,i))!=null?r:i;return t.setAttribute(e,s)},jl=t=>{var e;return!!((e=t.closest)!=null&&e.call(t,'*[slot="media"]'))},nt=(t,e)=>{if(jl(t))return;let i=(r,s)=>{var n,d;Nr(r)&&s(r);let{children:c=[]}=r??{},y=(d=(n=r?.shadowRoot)==null?void 0:n.children)!=null?d:[];[...c,...y].forEach(b=>nt(b,s))},a=t?.nodeName.toLowerCase();if(a.includes("-")&&!Nr(t)){l.customElements.whenDefined(a).then(()=>{i(t,e)});return}i(t,e)},Jo=(t,e,i)=>{t.forEach(a=>{if(e in a){a[e]=i;return}let r=tn(a),s=e.toLowerCase();r.includes(s)&&Jl(a,s,i)})},ed=(t,e,i)=>{nt(t,e);let a=k=>{var b;let v=(b=k?.composedPath()[0])!=null?b:k.target;e(v)},r=k=>{var b;let v=(b=k?.composedPath()[0])!=null?b:k.target;i(v)};t.addEventListener(h.REGISTER_MEDIA_STATE_RECEIVER,a),t.addEventListener(h.UNREGISTER_MEDIA_STATE_RECEIVER,r);let s=k=>{k.forEach(b=>{let{addedNodes:v=[],removedNodes:m=[],type:g,target:E,attributeName:w}=b;g==="childList"?(Array.prototype.forEach.call(v,A=>nt(A,e)),Array.prototype.forEach.call(m,A=>nt(A,i))):g==="attributes"&&w===M.MEDIA_CHROME_ATTRIBUTES&&(Nr(E)?e(E):i(E))})},n=[],d=k=>{let b=k.target;b.name!=="media"&&(n.forEach(v=>nt(v,i)),n=[...b.assignedElements({flatten:!0})],n.forEach(v=>nt(v,e)))};t.addEventListener("slotchange",d);let c=new MutationObserver(s);return c.observe(t,{childList:!0,attributes:!0,subtree:!0}),()=>{nt(t,i),t.removeEventListener("slotchange",d),c.disconnect(),t.removeEventListener(h.REGISTER_MEDIA_STATE_RECEIVER,a),t.removeEventListener(h.UNREGISTER_MEDIA_STATE_RECEIVER,r)}};l.customElements.get("media-controller")||l.customElements.define("media-controller",Pr)});function id(t){return`
    <style>
      :host {
        
        box-sizing: border-box;
        display: var(--media-control-display, var(--media-control-bar-display, inline-flex));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        --media-loading-indicator-icon-height: 44px;
      }

      ::slotted(media-time-range),
      ::slotted(media-volume-range) {
        min-height: 100%;
      }

      ::slotted(media-time-range),
      ::slotted(media-clip-selector) {
        flex-grow: 1;
      }

      ::slotted([role="menu"]) {
        position: absolute;
      }
    </style>

    <slot></slot>
  `}var rn,ma,td,pa,Se,pi,sn=T(()=>{O();N();R();rn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},ma=(t,e,i)=>(rn(t,e,"read from private field"),i?i.call(t):e.get(t)),td=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},pa=(t,e,i,a)=>(rn(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i);pi=class extends l.HTMLElement{constructor(){if(super(),td(this,Se,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[M.MEDIA_CONTROLLER]}attributeChangedCallback(e,i,a){var r,s,n,d,c;e===M.MEDIA_CONTROLLER&&(i&&((s=(r=ma(this,Se))==null?void 0:r.unassociateElement)==null||s.call(r,this),pa(this,Se,null)),a&&this.isConnected&&(pa(this,Se,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=ma(this,Se))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i,a;let r=this.getAttribute(M.MEDIA_CONTROLLER);r&&(pa(this,Se,(e=this.getRootNode())==null?void 0:e.getElementById(r)),(a=(i=ma(this,Se))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var e,i;(i=(e=ma(this,Se))==null?void 0:e.unassociateElement)==null||i.call(e,this),pa(this,Se,null)}};Se=new WeakMap;pi.shadowRootOptions={mode:"open"};pi.getTemplateHTML=id;l.customElements.get("media-control-bar")||l.customElements.define("media-control-bar",pi)});function ad(t){return`
    <style>
      :host {
        --_tooltip-background-color: var(--media-tooltip-background-color, var(--media-secondary-color, rgba(20, 20, 30, .7)));
        --_tooltip-background: var(--media-tooltip-background, var(--_tooltip-background-color));
        --_tooltip-arrow-half-width: calc(var(--media-tooltip-arrow-width, 12px) / 2);
        --_tooltip-arrow-height: var(--media-tooltip-arrow-height, 5px);
        --_tooltip-arrow-background: var(--media-tooltip-arrow-color, var(--_tooltip-background-color));
        position: relative;
        pointer-events: none;
        display: var(--media-tooltip-display, inline-flex);
        justify-content: center;
        align-items: center;
        box-sizing: border-box;
        z-index: var(--media-tooltip-z-index, 1);
        background: var(--_tooltip-background);
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        font: var(--media-font,
          var(--media-font-weight, 400)
          var(--media-font-size, 13px) /
          var(--media-text-content-height, var(--media-control-height, 18px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        padding: var(--media-tooltip-padding, .35em .7em);
        border: var(--media-tooltip-border, none);
        border-radius: var(--media-tooltip-border-radius, 5px);
        filter: var(--media-tooltip-filter, drop-shadow(0 0 4px rgba(0, 0, 0, .2)));
        white-space: var(--media-tooltip-white-space, nowrap);
      }

      :host([hidden]) {
        display: none;
      }

      img, svg {
        display: inline-block;
      }

      #arrow {
        position: absolute;
        width: 0px;
        height: 0px;
        border-style: solid;
        display: var(--media-tooltip-arrow-display, block);
      }

      :host(:not([placement])),
      :host([placement="top"]) {
        position: absolute;
        bottom: calc(100% + var(--media-tooltip-distance, 12px));
        left: 50%;
        transform: translate(calc(-50% - var(--media-tooltip-offset-x, 0px)), 0);
      }
      :host(:not([placement])) #arrow,
      :host([placement="top"]) #arrow {
        top: 100%;
        left: 50%;
        border-width: var(--_tooltip-arrow-height) var(--_tooltip-arrow-half-width) 0 var(--_tooltip-arrow-half-width);
        border-color: var(--_tooltip-arrow-background) transparent transparent transparent;
        transform: translate(calc(-50% + var(--media-tooltip-offset-x, 0px)), 0);
      }

      :host([placement="right"]) {
        position: absolute;
        left: calc(100% + var(--media-tooltip-distance, 12px));
        top: 50%;
        transform: translate(0, -50%);
      }
      :host([placement="right"]) #arrow {
        top: 50%;
        right: 100%;
        border-width: var(--_tooltip-arrow-half-width) var(--_tooltip-arrow-height) var(--_tooltip-arrow-half-width) 0;
        border-color: transparent var(--_tooltip-arrow-background) transparent transparent;
        transform: translate(0, -50%);
      }

      :host([placement="bottom"]) {
        position: absolute;
        top: calc(100% + var(--media-tooltip-distance, 12px));
        left: 50%;
        transform: translate(calc(-50% - var(--media-tooltip-offset-x, 0px)), 0);
      }
      :host([placement="bottom"]) #arrow {
        bottom: 100%;
        left: 50%;
        border-width: 0 var(--_tooltip-arrow-half-width) var(--_tooltip-arrow-height) var(--_tooltip-arrow-half-width);
        border-color: transparent transparent var(--_tooltip-arrow-background) transparent;
        transform: translate(calc(-50% + var(--media-tooltip-offset-x, 0px)), 0);
      }

      :host([placement="left"]) {
        position: absolute;
        right: calc(100% + var(--media-tooltip-distance, 12px));
        top: 50%;
        transform: translate(0, -50%);
      }
      :host([placement="left"]) #arrow {
        top: 50%;
        left: 100%;
        border-width: var(--_tooltip-arrow-half-width) 0 var(--_tooltip-arrow-half-width) var(--_tooltip-arrow-height);
        border-color: transparent transparent transparent var(--_tooltip-arrow-background);
        transform: translate(0, -50%);
      }
      
      :host([placement="none"]) #arrow {
        display: none;
      }
    </style>
    <slot></slot>
    <div id="arrow"></div>
  `}var Ut,xt,Hr,on=T(()=>{N();R();Ut={PLACEMENT:"placement",BOUNDS:"bounds"};xt=class extends l.HTMLElement{constructor(){if(super(),this.updateXOffset=()=>{var e;if(!Ki(this,{checkOpacity:!1,checkVisibilityCSS:!1}))return;let i=this.placement;if(i==="left"||i==="right"){this.style.removeProperty("--media-tooltip-offset-x");return}let a=getComputedStyle(this),r=(e=Fe(this,"#"+this.bounds))!=null?e:io(this);if(!r)return;let{x:s,width:n}=r.getBoundingClientRect(),{x:d,width:c}=this.getBoundingClientRect(),y=d+c,k=s+n,b=a.getPropertyValue("--media-tooltip-offset-x"),v=b?parseFloat(b.replace("px","")):0,m=a.getPropertyValue("--media-tooltip-container-margin"),g=m?parseFloat(m.replace("px","")):0,E=d-s+v-g,w=y-k+v+g;if(E<0){this.style.setProperty("--media-tooltip-offset-x",`${E}px`);return}if(w>0){this.style.setProperty("--media-tooltip-offset-x",`${w}px`);return}this.style.removeProperty("--media-tooltip-offset-x")},!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}if(this.arrowEl=this.shadowRoot.querySelector("#arrow"),Object.prototype.hasOwnProperty.call(this,"placement")){let e=this.placement;delete this.placement,this.placement=e}}static get observedAttributes(){return[Ut.PLACEMENT,Ut.BOUNDS]}get placement(){return x(this,Ut.PLACEMENT)}set placement(e){D(this,Ut.PLACEMENT,e)}get bounds(){return x(this,Ut.BOUNDS)}set bounds(e){D(this,Ut.BOUNDS,e)}};xt.shadowRootOptions={mode:"open"};xt.getTemplateHTML=ad;l.customElements.get("media-tooltip")||l.customElements.define("media-tooltip",xt);Hr=xt});function rd(t,e={}){return`
    <style>
      :host {
        position: relative;
        font: var(--media-font,
          var(--media-font-weight, bold)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        padding: var(--media-button-padding, var(--media-control-padding, 10px));
        justify-content: var(--media-button-justify-content, center);
        display: inline-flex;
        align-items: center;
        vertical-align: middle;
        box-sizing: border-box;
        transition: background .15s linear;
        pointer-events: auto;
        cursor: var(--media-cursor, pointer);
        -webkit-tap-highlight-color: transparent;
      }

      
      :host(:focus-visible) {
        box-shadow: var(--media-focus-box-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        outline: 0;
      }
      
      :host(:where(:focus)) {
        box-shadow: none;
        outline: 0;
      }

      :host(:hover) {
        background: var(--media-control-hover-background, rgba(50 50 70 / .7));
      }

      slot[name="icon"] {
        display: inline-flex;
        align-items: center;
      }

      svg, img, ::slotted(svg), ::slotted(img) {
        width: var(--media-button-icon-width);
        height: var(--media-button-icon-height, var(--media-control-height, 24px));
        transform: var(--media-button-icon-transform);
        transition: var(--media-button-icon-transition);
        fill: var(--media-icon-color, var(--media-primary-color, rgb(238 238 238)));
        vertical-align: middle;
        max-width: 100%;
        max-height: 100%;
        min-width: 100%;
      }

      media-tooltip {
        
        max-width: 0;
        overflow-x: clip;
        opacity: 0;
        transition: opacity .3s, max-width 0s 9s;
      }

      :host(:hover) media-tooltip,
      :host(:focus-visible) media-tooltip {
        max-width: 100vw;
        opacity: 1;
        transition: opacity .3s;
      }

      :host([notooltip]) slot[name="tooltip"] {
        display: none;
      }
    </style>

    ${this.getSlotTemplateHTML(t,e)}

    <slot name="tooltip">
      <media-tooltip part="tooltip" aria-hidden="true">
        <template shadowrootmode="${Hr.shadowRootOptions.mode}">
          ${Hr.getTemplateHTML({})}
        </template>
        <slot name="tooltip-content">
          ${this.getTooltipContentHTML(t)}
        </slot>
      </media-tooltip>
    </slot>
  `}function sd(t,e){return`
    <slot></slot>
  `}function od(){return""}var $r,Y,dt,Ea,nn,Ie,Nt,Br,ln,Ge,Pt,va,Wr,dn,Ke,V,qe=T(()=>{O();on();N();R();$r=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Y=(t,e,i)=>($r(t,e,"read from private field"),i?i.call(t):e.get(t)),dt=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ea=(t,e,i,a)=>($r(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),nn=(t,e,i)=>($r(t,e,"access private method"),i),Ke={TOOLTIP_PLACEMENT:"tooltipplacement",DISABLED:"disabled",NO_TOOLTIP:"notooltip"};V=class extends l.HTMLElement{constructor(){if(super(),dt(this,Br),dt(this,Wr),dt(this,Ie,void 0),this.preventClick=!1,this.tooltipEl=null,dt(this,Nt,e=>{this.preventClick||this.handleClick(e),setTimeout(Y(this,Ge),0)}),dt(this,Ge,()=>{var e,i;(i=(e=this.tooltipEl)==null?void 0:e.updateXOffset)==null||i.call(e)}),dt(this,Pt,e=>{let{key:i}=e;if(!this.keysUsed.includes(i)){this.removeEventListener("keyup",Y(this,Pt));return}this.preventClick||this.handleClick(e)}),dt(this,va,e=>{let{metaKey:i,altKey:a,key:r}=e;if(i||a||!this.keysUsed.includes(r)){this.removeEventListener("keyup",Y(this,Pt));return}this.addEventListener("keyup",Y(this,Pt),{once:!0})}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes),i=this.constructor.getTemplateHTML(e);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}this.tooltipEl=this.shadowRoot.querySelector("media-tooltip")}static get observedAttributes(){return["disabled",Ke.TOOLTIP_PLACEMENT,M.MEDIA_CONTROLLER,o.MEDIA_LANG]}enable(){this.addEventListener("click",Y(this,Nt)),this.addEventListener("keydown",Y(this,va)),this.tabIndex=0}disable(){this.removeEventListener("click",Y(this,Nt)),this.removeEventListener("keydown",Y(this,va)),this.removeEventListener("keyup",Y(this,Pt)),this.tabIndex=-1}attributeChangedCallback(e,i,a){var r,s,n,d,c;e===M.MEDIA_CONTROLLER?(i&&((s=(r=Y(this,Ie))==null?void 0:r.unassociateElement)==null||s.call(r,this),Ea(this,Ie,null)),a&&this.isConnected&&(Ea(this,Ie,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=Y(this,Ie))==null?void 0:d.associateElement)==null||c.call(d,this))):e==="disabled"&&a!==i?a==null?this.enable():this.disable():e===Ke.TOOLTIP_PLACEMENT&&this.tooltipEl&&a!==i?this.tooltipEl.placement=a:e===o.MEDIA_LANG&&(this.shadowRoot.querySelector('slot[name="tooltip-content"]').innerHTML=this.constructor.getTooltipContentHTML()),nn(this,Br,ln).call(this)&&Y(this,Ge).call(this)}connectedCallback(){var e,i,a;let{style:r}=P(this.shadowRoot,":host");r.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`),this.hasAttribute("disabled")?this.disable():this.enable(),this.setAttribute("role","button");let s=this.getAttribute(M.MEDIA_CONTROLLER);s&&(Ea(this,Ie,(e=this.getRootNode())==null?void 0:e.getElementById(s)),(a=(i=Y(this,Ie))==null?void 0:i.associateElement)==null||a.call(i,this)),l.customElements.whenDefined("media-tooltip").then(()=>nn(this,Wr,dn).call(this))}disconnectedCallback(){var e,i;this.disable(),(i=(e=Y(this,Ie))==null?void 0:e.unassociateElement)==null||i.call(e,this),Ea(this,Ie,null),this.removeEventListener("mouseenter",Y(this,Ge)),this.removeEventListener("focus",Y(this,Ge)),this.removeEventListener("click",Y(this,Nt))}get keysUsed(){return["Enter"," "]}get tooltipPlacement(){return x(this,Ke.TOOLTIP_PLACEMENT)}set tooltipPlacement(e){D(this,Ke.TOOLTIP_PLACEMENT,e)}get mediaController(){return x(this,M.MEDIA_CONTROLLER)}set mediaController(e){D(this,M.MEDIA_CONTROLLER,e)}get disabled(){return S(this,Ke.DISABLED)}set disabled(e){I(this,Ke.DISABLED,e)}get noTooltip(){return S(this,Ke.NO_TOOLTIP)}set noTooltip(e){I(this,Ke.NO_TOOLTIP,e)}handleClick(e){}};Ie=new WeakMap;Nt=new WeakMap;Br=new WeakSet;ln=function(){try{return this.matches(":hover, :focus-visible")}catch{return this.matches(":hover, :focus")}};Ge=new WeakMap;Pt=new WeakMap;va=new WeakMap;Wr=new WeakSet;dn=function(){this.addEventListener("mouseenter",Y(this,Ge)),this.addEventListener("focus",Y(this,Ge)),this.addEventListener("click",Y(this,Nt));let t=this.tooltipPlacement;t&&this.tooltipEl&&(this.tooltipEl.placement=t)};V.shadowRootOptions={mode:"open"};V.getTemplateHTML=rd;V.getSlotTemplateHTML=sd;V.getTooltipContentHTML=od;l.customElements.get("media-chrome-button")||l.customElements.define("media-chrome-button",V)});function dd(t){return`
    <style>
      :host([${o.MEDIA_PAUSED}]) slot[name=pause],
      :host(:not([${o.MEDIA_PAUSED}])) slot[name=play] {
        display: none !important;
      }

      :host([${o.MEDIA_PAUSED}]) slot[name=tooltip-pause],
      :host(:not([${o.MEDIA_PAUSED}])) slot[name=tooltip-play] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="play">${nd}</slot>
      <slot name="pause">${ld}</slot>
    </slot>
  `}function cd(){return`
    <slot name="tooltip-play">${f("Play")}</slot>
    <slot name="tooltip-pause">${f("Pause")}</slot>
  `}var nd,ld,cn,Ei,un=T(()=>{qe();R();O();ee();N();nd=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="m6 21 15-9L6 3v18Z"/>
</svg>`,ld=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M6 20h4V4H6v16Zm8-16v16h4V4h-4Z"/>
</svg>`;cn=t=>{let e=t.mediaPaused?f("play"):f("pause");t.setAttribute("aria-label",e)},Ei=class extends V{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PAUSED,o.MEDIA_ENDED]}connectedCallback(){super.connectedCallback(),cn(this)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),(e===o.MEDIA_PAUSED||e===o.MEDIA_LANG)&&cn(this)}get mediaPaused(){return S(this,o.MEDIA_PAUSED)}set mediaPaused(e){I(this,o.MEDIA_PAUSED,e)}handleClick(){let e=this.mediaPaused?h.MEDIA_PLAY_REQUEST:h.MEDIA_PAUSE_REQUEST;this.dispatchEvent(new l.CustomEvent(e,{composed:!0,bubbles:!0}))}};Ei.getSlotTemplateHTML=dd;Ei.getTooltipContentHTML=cd;l.customElements.get("media-play-button")||l.customElements.define("media-play-button",Ei)});function hd(t,e){return`
    <slot name="icon">${ud(e.seekOffset)}</slot>
  `}function pd(){return f("Seek backward")}var Ft,Vr,ud,md,Ed,vi,hn=T(()=>{qe();R();O();N();ee();Ft={SEEK_OFFSET:"seekoffset"},Vr=30,ud=t=>`
  <svg aria-hidden="true" viewBox="0 0 20 24">
    <defs>
      <style>.text{font-size:8px;font-family:Arial-BoldMT, Arial;font-weight:700;}</style>
    </defs>
    <text class="text value" transform="translate(2.18 19.87)">${t}</text>
    <path d="M10 6V3L4.37 7 10 10.94V8a5.54 5.54 0 0 1 1.9 10.48v2.12A7.5 7.5 0 0 0 10 6Z"/>
  </svg>`;md=(t,e)=>{t.setAttribute("aria-label",f("seek back {seekOffset} seconds",{seekOffset:e}))};Ed=0,vi=class extends V{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_CURRENT_TIME,Ft.SEEK_OFFSET]}connectedCallback(){super.connectedCallback(),this.seekOffset=U(this,Ft.SEEK_OFFSET,Vr)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),md(this,this.seekOffset),e===Ft.SEEK_OFFSET&&(this.seekOffset=U(this,Ft.SEEK_OFFSET,Vr))}get seekOffset(){return U(this,Ft.SEEK_OFFSET,Vr)}set seekOffset(e){B(this,Ft.SEEK_OFFSET,e),this.setAttribute("aria-label",f("seek back {seekOffset} seconds",{seekOffset:this.seekOffset})),$i(Vi(this,"icon"),this.seekOffset)}get mediaCurrentTime(){return U(this,o.MEDIA_CURRENT_TIME,Ed)}set mediaCurrentTime(e){B(this,o.MEDIA_CURRENT_TIME,e)}handleClick(){let e=Math.max(this.mediaCurrentTime-this.seekOffset,0),i=new l.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)}};vi.getSlotTemplateHTML=hd;vi.getTooltipContentHTML=pd;l.customElements.get("media-seek-backward-button")||l.customElements.define("media-seek-backward-button",vi)});function fd(t,e){return`
    <slot name="icon">${vd(e.seekOffset)}</slot>
  `}function gd(){return f("Seek forward")}var Ht,Kr,vd,_d,bd,fi,mn=T(()=>{qe();R();O();N();ee();Ht={SEEK_OFFSET:"seekoffset"},Kr=30,vd=t=>`
  <svg aria-hidden="true" viewBox="0 0 20 24">
    <defs>
      <style>.text{font-size:8px;font-family:Arial-BoldMT, Arial;font-weight:700;}</style>
    </defs>
    <text class="text value" transform="translate(8.9 19.87)">${t}</text>
    <path d="M10 6V3l5.61 4L10 10.94V8a5.54 5.54 0 0 0-1.9 10.48v2.12A7.5 7.5 0 0 1 10 6Z"/>
  </svg>`;_d=(t,e)=>{t.setAttribute("aria-label",f("seek forward {seekOffset} seconds",{seekOffset:e}))};bd=0,fi=class extends V{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_CURRENT_TIME,Ht.SEEK_OFFSET]}connectedCallback(){super.connectedCallback(),this.seekOffset=U(this,Ht.SEEK_OFFSET,Kr)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),_d(this,this.seekOffset),e===Ht.SEEK_OFFSET&&(this.seekOffset=U(this,Ht.SEEK_OFFSET,Kr))}get seekOffset(){return U(this,Ht.SEEK_OFFSET,Kr)}set seekOffset(e){B(this,Ht.SEEK_OFFSET,e),this.setAttribute("aria-label",f("seek forward {seekOffset} seconds",{seekOffset:this.seekOffset})),$i(Vi(this,"icon"),this.seekOffset)}get mediaCurrentTime(){return U(this,o.MEDIA_CURRENT_TIME,bd)}set mediaCurrentTime(e){B(this,o.MEDIA_CURRENT_TIME,e)}handleClick(){let e=this.mediaCurrentTime+this.seekOffset,i=new l.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)}};fi.getSlotTemplateHTML=fd;fi.getTooltipContentHTML=gd;l.customElements.get("media-seek-forward-button")||l.customElements.define("media-seek-forward-button",fi)});function Sd(t){return`
    <style>
      :host(:not([${o.MEDIA_VOLUME_LEVEL}])) slot[name=icon] slot:not([name=high]),
      :host([${o.MEDIA_VOLUME_LEVEL}=high]) slot[name=icon] slot:not([name=high]) {
        display: none !important;
      }

      :host([${o.MEDIA_VOLUME_LEVEL}=off]) slot[name=icon] slot:not([name=off]) {
        display: none !important;
      }

      :host([${o.MEDIA_VOLUME_LEVEL}=low]) slot[name=icon] slot:not([name=low]) {
        display: none !important;
      }

      :host([${o.MEDIA_VOLUME_LEVEL}=medium]) slot[name=icon] slot:not([name=medium]) {
        display: none !important;
      }

      :host(:not([${o.MEDIA_VOLUME_LEVEL}=off])) slot[name=tooltip-unmute],
      :host([${o.MEDIA_VOLUME_LEVEL}=off]) slot[name=tooltip-mute] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="off">${Ad}</slot>
      <slot name="low">${pn}</slot>
      <slot name="medium">${pn}</slot>
      <slot name="high">${Td}</slot>
    </slot>
  `}function Id(){return`
    <slot name="tooltip-mute">${f("Mute")}</slot>
    <slot name="tooltip-unmute">${f("Unmute")}</slot>
  `}var Ad,pn,Td,En,_i,vn=T(()=>{qe();R();O();ee();N();Ad=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M16.5 12A4.5 4.5 0 0 0 14 8v2.18l2.45 2.45a4.22 4.22 0 0 0 .05-.63Zm2.5 0a6.84 6.84 0 0 1-.54 2.64L20 16.15A8.8 8.8 0 0 0 21 12a9 9 0 0 0-7-8.77v2.06A7 7 0 0 1 19 12ZM4.27 3 3 4.27 7.73 9H3v6h4l5 5v-6.73l4.25 4.25A6.92 6.92 0 0 1 14 18.7v2.06A9 9 0 0 0 17.69 19l2 2.05L21 19.73l-9-9L4.27 3ZM12 4 9.91 6.09 12 8.18V4Z"/>
</svg>`,pn=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M3 9v6h4l5 5V4L7 9H3Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.47 4.47 0 0 0 2.5-4Z"/>
</svg>`,Td=`<svg aria-hidden="true" viewBox="0 0 24 24">
  <path d="M3 9v6h4l5 5V4L7 9H3Zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.47 4.47 0 0 0 2.5-4ZM14 3.23v2.06a7 7 0 0 1 0 13.42v2.06a9 9 0 0 0 0-17.54Z"/>
</svg>`;En=t=>{let i=t.mediaVolumeLevel==="off"?f("unmute"):f("mute");t.setAttribute("aria-label",i)},_i=class extends V{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_VOLUME_LEVEL]}connectedCallback(){super.connectedCallback(),En(this)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),e===o.MEDIA_VOLUME_LEVEL&&En(this)}get mediaVolumeLevel(){return x(this,o.MEDIA_VOLUME_LEVEL)}set mediaVolumeLevel(e){D(this,o.MEDIA_VOLUME_LEVEL,e)}handleClick(){let e=this.mediaVolumeLevel==="off"?h.MEDIA_UNMUTE_REQUEST:h.MEDIA_MUTE_REQUEST;this.dispatchEvent(new l.CustomEvent(e,{composed:!0,bubbles:!0}))}};_i.getSlotTemplateHTML=Sd;_i.getTooltipContentHTML=Id;l.customElements.get("media-mute-button")||l.customElements.define("media-mute-button",_i)});function kd(t){return`
    <style>
      :host {
        --_focus-box-shadow: var(--media-focus-box-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        --_media-range-padding: var(--media-range-padding, var(--media-control-padding, 10px));

        box-shadow: var(--_focus-visible-box-shadow, none);
        background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        height: calc(var(--media-control-height, 24px) + 2 * var(--_media-range-padding));
        display: inline-flex;
        align-items: center;
        
        vertical-align: middle;
        box-sizing: border-box;
        position: relative;
        width: 100px;
        transition: background .15s linear;
        cursor: var(--media-cursor, pointer);
        pointer-events: auto;
        touch-action: none; 
      }

      
      input[type=range]:focus {
        outline: 0;
      }
      input[type=range]:focus::-webkit-slider-runnable-track {
        outline: 0;
      }

      :host(:hover) {
        background: var(--media-control-hover-background, rgb(50 50 70 / .7));
      }

      #leftgap {
        padding-left: var(--media-range-padding-left, var(--_media-range-padding));
      }

      #rightgap {
        padding-right: var(--media-range-padding-right, var(--_media-range-padding));
      }

      #startpoint,
      #endpoint {
        position: absolute;
      }

      #endpoint {
        right: 0;
      }

      #container {
        
        width: var(--media-range-track-width, 100%);
        transform: translate(var(--media-range-track-translate-x, 0px), var(--media-range-track-translate-y, 0px));
        position: relative;
        height: 100%;
        display: flex;
        align-items: center;
        min-width: 40px;
      }

      #range {
        
        display: var(--media-time-range-hover-display, block);
        bottom: var(--media-time-range-hover-bottom, 0);
        height: var(--media-time-range-hover-height, max(100% , 25px));
        width: 100%;
        position: absolute;
        cursor: var(--media-cursor, pointer);

        -webkit-appearance: none; 
        -webkit-tap-highlight-color: transparent;
        background: transparent; 
        margin: 0;
        z-index: 1;
      }

      @media (hover: hover) {
        #range {
          bottom: var(--media-time-range-hover-bottom, 0);
          height: var(--media-time-range-hover-height, max(100%, 20px));
        }
      }

      
      
      #range::-webkit-slider-thumb {
        -webkit-appearance: none;
        background: transparent;
        width: .1px;
        height: .1px;
      }

      
      #range::-moz-range-thumb {
        background: transparent;
        border: transparent;
        width: .1px;
        height: .1px;
      }

      #appearance {
        height: var(--media-range-track-height, 4px);
        display: flex;
        flex-direction: column;
        justify-content: center;
        width: 100%;
        position: absolute;
        
        will-change: transform;
      }

      #track {
        background: var(--media-range-track-background, rgb(255 255 255 / .2));
        border-radius: var(--media-range-track-border-radius, 1px);
        border: var(--media-range-track-border, none);
        outline: var(--media-range-track-outline);
        outline-offset: var(--media-range-track-outline-offset);
        backdrop-filter: var(--media-range-track-backdrop-filter);
        -webkit-backdrop-filter: var(--media-range-track-backdrop-filter);
        box-shadow: var(--media-range-track-box-shadow, none);
        position: absolute;
        width: 100%;
        height: 100%;
        overflow: hidden;
      }

      #progress,
      #pointer {
        position: absolute;
        height: 100%;
        will-change: width;
      }

      #progress {
        background: var(--media-range-bar-color, var(--media-primary-color, rgb(238 238 238)));
        transition: var(--media-range-track-transition);
      }

      #pointer {
        background: var(--media-range-track-pointer-background);
        border-right: var(--media-range-track-pointer-border-right);
        transition: visibility .25s, opacity .25s;
        visibility: hidden;
        opacity: 0;
      }

      @media (hover: hover) {
        :host(:hover) #pointer {
          transition: visibility .5s, opacity .5s;
          visibility: visible;
          opacity: 1;
        }
      }

      #thumb,
      ::slotted([slot=thumb]) {
        width: var(--media-range-thumb-width, 10px);
        height: var(--media-range-thumb-height, 10px);
        transition: var(--media-range-thumb-transition);
        transform: var(--media-range-thumb-transform, none);
        opacity: var(--media-range-thumb-opacity, 1);
        translate: -50%;
        position: absolute;
        left: 0;
        cursor: var(--media-cursor, pointer);
      }

      #thumb {
        border-radius: var(--media-range-thumb-border-radius, 10px);
        background: var(--media-range-thumb-background, var(--media-primary-color, rgb(238 238 238)));
        box-shadow: var(--media-range-thumb-box-shadow, 1px 1px 1px transparent);
        border: var(--media-range-thumb-border, none);
      }

      :host([disabled]) #thumb {
        background-color: #777;
      }

      .segments #appearance {
        height: var(--media-range-segment-hover-height, 7px);
      }

      #track {
        clip-path: url(#segments-clipping);
      }

      #segments {
        --segments-gap: var(--media-range-segments-gap, 2px);
        position: absolute;
        width: 100%;
        height: 100%;
      }

      #segments-clipping {
        transform: translateX(calc(var(--segments-gap) / 2));
      }

      #segments-clipping:empty {
        display: none;
      }

      #segments-clipping rect {
        height: var(--media-range-track-height, 4px);
        y: calc((var(--media-range-segment-hover-height, 7px) - var(--media-range-track-height, 4px)) / 2);
        transition: var(--media-range-segment-transition, transform .1s ease-in-out);
        transform: var(--media-range-segment-transform, scaleY(1));
        transform-origin: center;
      }

      /* Visible label for accessibility - positioned off-screen but technically visible (Firefox requires visible labels) */
      #range-label {
        position: absolute;
        left: -10000px;
        background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        pointer-events: none;
      }
    </style>
    <div id="leftgap"></div>
    <div id="container">
      <div id="startpoint"></div>
      <div id="endpoint"></div>
      <div id="appearance">
        <div id="track" part="track">
          <div id="pointer"></div>
          <div id="progress" part="progress"></div>
        </div>
        <slot name="thumb">
          <div id="thumb" part="thumb"></div>
        </slot>
        <svg id="segments" aria-hidden="true"><clipPath id="segments-clipping"></clipPath></svg>
      </div>
        <input id="range" type="range" min="0" max="1" step="any" value="0">
        <label for="range" id="range-label"></label>

      ${this.getContainerTemplateHTML(t)}
    </div>
    <div id="rightgap"></div>
  `}function yd(t){return""}var Zr,W,j,Ye,_e,ke,ya,fa,_a,ge,Ia,ga,ba,Aa,Jr,fn,Ta,Gr,Sa,qr,ka,jr,Yr,_n,Qr,gn,zr,bn,Xr,An,ye,es=T(()=>{O();R();N();nr();Zr=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},W=(t,e,i)=>(Zr(t,e,"read from private field"),i?i.call(t):e.get(t)),j=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ye=(t,e,i,a)=>(Zr(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),_e=(t,e,i)=>(Zr(t,e,"access private method"),i);ye=class extends l.HTMLElement{constructor(){if(super(),j(this,Jr),j(this,Ta),j(this,Sa),j(this,ka),j(this,Yr),j(this,Qr),j(this,zr),j(this,Xr),j(this,ke,void 0),j(this,ya,void 0),j(this,fa,void 0),j(this,_a,void 0),j(this,ge,{}),j(this,Ia,[]),j(this,ga,()=>{if(this.range.matches(":focus-visible")){let{style:e}=P(this.shadowRoot,":host");e.setProperty("--_focus-visible-box-shadow","var(--_focus-box-shadow)")}}),j(this,ba,()=>{let{style:e}=P(this.shadowRoot,":host");e.removeProperty("--_focus-visible-box-shadow")}),j(this,Aa,()=>{let e=this.shadowRoot.querySelector("#segments-clipping");e&&e.parentNode.append(e)}),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes),i=this.constructor.getTemplateHTML(e);this.shadowRoot.setHTMLUnsafe?this.shadowRoot.setHTMLUnsafe(i):this.shadowRoot.innerHTML=i}this.container=this.shadowRoot.querySelector("#container"),Ye(this,fa,this.shadowRoot.querySelector("#startpoint")),Ye(this,_a,this.shadowRoot.querySelector("#endpoint")),this.range=this.shadowRoot.querySelector("#range"),this.appearance=this.shadowRoot.querySelector("#appearance")}static get observedAttributes(){return["disabled","aria-disabled",M.MEDIA_CONTROLLER]}attributeChangedCallback(e,i,a){var r,s,n,d,c;e===M.MEDIA_CONTROLLER?(i&&((s=(r=W(this,ke))==null?void 0:r.unassociateElement)==null||s.call(r,this),Ye(this,ke,null)),a&&this.isConnected&&(Ye(this,ke,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=W(this,ke))==null?void 0:d.associateElement)==null||c.call(d,this))):(e==="disabled"||e==="aria-disabled"&&i!==a)&&(a==null?(this.range.removeAttribute(e),_e(this,Ta,Gr).call(this)):(this.range.setAttribute(e,a),_e(this,Sa,qr).call(this)))}connectedCallback(){var e,i,a;let{style:r}=P(this.shadowRoot,":host");r.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`),W(this,ge).pointer=P(this.shadowRoot,"#pointer"),W(this,ge).progress=P(this.shadowRoot,"#progress"),W(this,ge).thumb=P(this.shadowRoot,'#thumb, ::slotted([slot="thumb"])'),W(this,ge).activeSegment=P(this.shadowRoot,"#segments-clipping rect:nth-child(0)");let s=this.getAttribute(M.MEDIA_CONTROLLER);s&&(Ye(this,ke,(e=this.getRootNode())==null?void 0:e.getElementById(s)),(a=(i=W(this,ke))==null?void 0:i.associateElement)==null||a.call(i,this)),this.updateBar(),this.shadowRoot.addEventListener("focusin",W(this,ga)),this.shadowRoot.addEventListener("focusout",W(this,ba)),_e(this,Ta,Gr).call(this),Bi(this.container,W(this,Aa))}disconnectedCallback(){var e,i;_e(this,Sa,qr).call(this),(i=(e=W(this,ke))==null?void 0:e.unassociateElement)==null||i.call(e,this),Ye(this,ke,null),this.shadowRoot.removeEventListener("focusin",W(this,ga)),this.shadowRoot.removeEventListener("focusout",W(this,ba)),Wi(this.container,W(this,Aa))}updatePointerBar(e){var i;(i=W(this,ge).pointer)==null||i.style.setProperty("width",`${this.getPointerRatio(e)*100}%`)}updateBar(){var e,i;let a=this.range.valueAsNumber*100;(e=W(this,ge).progress)==null||e.style.setProperty("width",`${a}%`),(i=W(this,ge).thumb)==null||i.style.setProperty("left",`${a}%`)}updateSegments(e){let i=this.shadowRoot.querySelector("#segments-clipping");if(i.textContent="",this.container.classList.toggle("segments",!!e?.length),!e?.length)return;let a=[...new Set([+this.range.min,...e.flatMap(s=>[s.start,s.end]),+this.range.max])];Ye(this,Ia,[...a]);let r=a.pop();for(let[s,n]of a.entries()){let[d,c]=[s===0,s===a.length-1],y=d?"calc(var(--segments-gap) / -1)":`${n*100}%`,b=`calc(${((c?r:a[s+1])-n)*100}%${d||c?"":" - var(--segments-gap)"})`,v=G.createElementNS("http://www.w3.org/2000/svg","rect"),m=dr(this.shadowRoot,`#segments-clipping rect:nth-child(${s+1})`);m.style.setProperty("x",y),m.style.setProperty("width",b),i.append(v)}}getPointerRatio(e){return ao(e.clientX,e.clientY,W(this,fa).getBoundingClientRect(),W(this,_a).getBoundingClientRect())}get dragging(){return this.hasAttribute("dragging")}handleEvent(e){switch(e.type){case"pointermove":_e(this,Xr,An).call(this,e);break;case"input":this.updateBar();break;case"pointerenter":_e(this,Yr,_n).call(this,e);break;case"pointerdown":_e(this,ka,jr).call(this,e);break;case"pointerup":_e(this,Qr,gn).call(this);break;case"pointerleave":_e(this,zr,bn).call(this);break}}get keysUsed(){return["ArrowUp","ArrowRight","ArrowDown","ArrowLeft"]}};ke=new WeakMap;ya=new WeakMap;fa=new WeakMap;_a=new WeakMap;ge=new WeakMap;Ia=new WeakMap;ga=new WeakMap;ba=new WeakMap;Aa=new WeakMap;Jr=new WeakSet;fn=function(t){let e=W(this,ge).activeSegment;if(!e)return;let i=this.getPointerRatio(t),r=`#segments-clipping rect:nth-child(${W(this,Ia).findIndex((s,n,d)=>{let c=d[n+1];return c!=null&&i>=s&&i<=c})+1})`;(e.selectorText!=r||!e.style.transform)&&(e.selectorText=r,e.style.setProperty("transform","var(--media-range-segment-hover-transform, scaleY(2))"))};Ta=new WeakSet;Gr=function(){this.hasAttribute("disabled")||!this.isConnected||(this.addEventListener("input",this),this.addEventListener("pointerdown",this),this.addEventListener("pointerenter",this))};Sa=new WeakSet;qr=function(){var t,e;this.removeEventListener("input",this),this.removeEventListener("pointerdown",this),this.removeEventListener("pointerenter",this),this.removeEventListener("pointerleave",this),(t=l.window)==null||t.removeEventListener("pointerup",this),(e=l.window)==null||e.removeEventListener("pointermove",this)};ka=new WeakSet;jr=function(t){var e;Ye(this,ya,t.composedPath().includes(this.range)),(e=l.window)==null||e.addEventListener("pointerup",this,{once:!0})};Yr=new WeakSet;_n=function(t){var e;t.pointerType!=="mouse"&&_e(this,ka,jr).call(this,t),this.addEventListener("pointerleave",this,{once:!0}),(e=l.window)==null||e.addEventListener("pointermove",this)};Qr=new WeakSet;gn=function(){var t;(t=l.window)==null||t.removeEventListener("pointerup",this),this.toggleAttribute("dragging",!1),this.range.disabled=this.hasAttribute("disabled")};zr=new WeakSet;bn=function(){var t,e;this.removeEventListener("pointerleave",this),(t=l.window)==null||t.removeEventListener("pointermove",this),this.toggleAttribute("dragging",!1),this.range.disabled=this.hasAttribute("disabled"),(e=W(this,ge).activeSegment)==null||e.style.removeProperty("transform")};Xr=new WeakSet;An=function(t){t.pointerType==="pen"&&t.buttons===0||(this.toggleAttribute("dragging",t.buttons===1||t.pointerType!=="mouse"),this.updatePointerBar(t),_e(this,Jr,fn).call(this,t),this.dragging&&(t.pointerType!=="mouse"||!W(this,ya))&&(this.range.disabled=!0,this.range.valueAsNumber=this.getPointerRatio(t),this.range.dispatchEvent(new Event("input",{bubbles:!0,composed:!0}))))};ye.shadowRootOptions={mode:"open"};ye.getTemplateHTML=kd;ye.getContainerTemplateHTML=yd;l.customElements.get("media-chrome-range")||l.customElements.define("media-chrome-range",ye)});var Md,Tn,wd,Ma,Ld,Rd,Dd,ts,Sn=T(()=>{R();es();O();ee();N();Md=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Tn=(t,e,i)=>(Md(t,e,"read from private field"),i?i.call(t):e.get(t)),wd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Ld=1,Rd=t=>t.mediaMuted?0:t.mediaVolume,Dd=t=>`${Math.round(t*100)}%`,ts=class extends ye{constructor(){super(...arguments),wd(this,Ma,()=>{let e=this.range.value,i=new l.CustomEvent(h.MEDIA_VOLUME_REQUEST,{composed:!0,bubbles:!0,detail:e});this.dispatchEvent(i)})}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_VOLUME,o.MEDIA_MUTED,o.MEDIA_VOLUME_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),this.range.setAttribute("aria-label",f("volume")),this.range.addEventListener("input",Tn(this,Ma))}disconnectedCallback(){this.range.removeEventListener("input",Tn(this,Ma)),super.disconnectedCallback()}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),(e===o.MEDIA_VOLUME||e===o.MEDIA_MUTED)&&(this.range.valueAsNumber=Rd(this),this.range.setAttribute("aria-valuetext",Dd(this.range.valueAsNumber)),this.updateBar())}get mediaVolume(){return U(this,o.MEDIA_VOLUME,Ld)}set mediaVolume(e){B(this,o.MEDIA_VOLUME,e)}get mediaMuted(){return S(this,o.MEDIA_MUTED)}set mediaMuted(e){I(this,o.MEDIA_MUTED,e)}get mediaVolumeUnavailable(){return x(this,o.MEDIA_VOLUME_UNAVAILABLE)}set mediaVolumeUnavailable(e){D(this,o.MEDIA_VOLUME_UNAVAILABLE,e)}};Ma=new WeakMap;l.customElements.get("media-volume-range")||l.customElements.define("media-volume-range",ts)});function Od(t,e={}){return`
    <style>
      :host {
        font: var(--media-font,
          var(--media-font-weight, normal)
          var(--media-font-size, 14px) /
          var(--media-text-content-height, var(--media-control-height, 24px))
          var(--media-font-family, helvetica neue, segoe ui, roboto, arial, sans-serif));
        color: var(--media-text-color, var(--media-primary-color, rgb(238 238 238)));
        background: var(--media-text-background, var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7))));
        padding: var(--media-control-padding, 10px);
        display: inline-flex;
        justify-content: center;
        align-items: center;
        vertical-align: middle;
        box-sizing: border-box;
        text-align: center;
        pointer-events: auto;
      }

      
      :host(:focus-visible) {
        box-shadow: var(--media-focus-box-shadow, inset 0 0 0 2px rgb(27 127 204 / .9));
        outline: 0;
      }

      
      :host(:where(:focus)) {
        box-shadow: none;
        outline: 0;
      }
    </style>

    ${this.getSlotTemplateHTML(t,e)}
  `}function Ud(t,e){return`
    <slot></slot>
  `}var In,wa,Cd,La,Me,ce,Ra=T(()=>{O();N();R();In=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},wa=(t,e,i)=>(In(t,e,"read from private field"),i?i.call(t):e.get(t)),Cd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},La=(t,e,i,a)=>(In(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i);ce=class extends l.HTMLElement{constructor(){if(super(),Cd(this,Me,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[M.MEDIA_CONTROLLER]}attributeChangedCallback(e,i,a){var r,s,n,d,c;e===M.MEDIA_CONTROLLER&&(i&&((s=(r=wa(this,Me))==null?void 0:r.unassociateElement)==null||s.call(r,this),La(this,Me,null)),a&&this.isConnected&&(La(this,Me,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=wa(this,Me))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i,a;let{style:r}=P(this.shadowRoot,":host");r.setProperty("display",`var(--media-control-display, var(--${this.localName}-display, inline-flex))`);let s=this.getAttribute(M.MEDIA_CONTROLLER);s&&(La(this,Me,(e=this.getRootNode())==null?void 0:e.getElementById(s)),(a=(i=wa(this,Me))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var e,i;(i=(e=wa(this,Me))==null?void 0:e.unassociateElement)==null||i.call(e,this),La(this,Me,null)}};Me=new WeakMap;ce.shadowRootOptions={mode:"open"};ce.getTemplateHTML=Od;ce.getSlotTemplateHTML=Ud;l.customElements.get("media-text-display")||l.customElements.define("media-text-display",ce)});function ut(t,e){let i=!1;t<0&&(i=!0,t=0-t),t=t<0?0:t;let a=Math.floor(t%60),r=Math.floor(t/60%60),s=Math.floor(t/3600),n=Math.floor(e/60%60),d=Math.floor(e/3600);return(isNaN(t)||t===1/0)&&(s=r=a="0"),s=s>0||d>0?s+":":"",r=((s||n>=10)&&r<10?"0"+r:r)+":",a=a<10?"0"+a:a,(i?"-":"")+s+r+a}var kn,yn,ct,Fh,Da=T(()=>{Rt();ee();kn=[{singular:"hour",plural:"hours"},{singular:"minute",plural:"minutes"},{singular:"second",plural:"seconds"}],yn=(t,e)=>{let i=t===1?f(kn[e].singular):f(kn[e].plural);return`${t} ${i}`},ct=t=>{if(!Lt(t))return"";let e=Math.abs(t),i=e!==t,a=new Date(0,0,0,0,0,e,0),s=[a.getHours(),a.getMinutes(),a.getSeconds()].map((n,d)=>n&&yn(n,d)).filter(n=>n).join(", ");return i?f("{time} remaining",{time:s}):e===0?yn(0,2):s};Fh=Object.freeze({length:0,start(t){let e=t>>>0;if(e>=this.length)throw new DOMException(`Failed to execute 'start' on 'TimeRanges': The index provided (${e}) is greater than or equal to the maximum bound (${this.length}).`);return 0},end(t){let e=t>>>0;if(e>=this.length)throw new DOMException(`Failed to execute 'end' on 'TimeRanges': The index provided (${e}) is greater than or equal to the maximum bound (${this.length}).`);return 0}})});function Nd(t,e){return`
    <slot>${as(e)}</slot>
  `}var rs,be,ht,ss,ze,Bt,we,Pa,os,wn,Ua,ns,gi,Ca,Oa,is,Qe,Mn,Ln,xd,as,Pd,Fd,xa,Rn=T(()=>{Ra();N();R();Da();O();ee();rs=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},be=(t,e,i)=>(rs(t,e,"read from private field"),i?i.call(t):e.get(t)),ht=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ss=(t,e,i,a)=>(rs(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),ze=(t,e,i)=>(rs(t,e,"access private method"),i),Qe={REMAINING:"remaining",SHOW_DURATION:"showduration",NO_TOGGLE:"notoggle"},Mn=[...Object.values(Qe),o.MEDIA_CURRENT_TIME,o.MEDIA_DURATION,o.MEDIA_SEEKABLE],Ln=["Enter"," "],xd="&nbsp;/&nbsp;",as=(t,{timesSep:e=xd}={})=>{var i,a;let r=(i=t.mediaCurrentTime)!=null?i:0,[,s]=(a=t.mediaSeekable)!=null?a:[],n=0;Number.isFinite(t.mediaDuration)?n=t.mediaDuration:Number.isFinite(s)&&(n=s);let d=t.remaining?ut(0-(n-r)):ut(r);return t.showDuration?`${d}${e}${ut(n)}`:d},Pd=t=>{var e;let i=t.mediaCurrentTime,[,a]=(e=t.mediaSeekable)!=null?e:[],r=null;if(Number.isFinite(t.mediaDuration)?r=t.mediaDuration:Number.isFinite(a)&&(r=a),i==null||r===null){t.setAttribute("aria-description",f("video not loaded, unknown time."));return}let s=t.remaining?ct(0-(r-i)):ct(i);if(!t.showDuration){t.setAttribute("aria-description",s);return}let n=ct(r),d=f("{currentTime} of {totalTime}",{currentTime:s,totalTime:n});t.setAttribute("aria-description",d)};Fd=t=>{t.setAttribute("aria-label",f("playback time"))},xa=class extends ce{constructor(){super(),ht(this,os),ht(this,Ua),ht(this,gi),ht(this,Oa),ht(this,Bt,void 0),ht(this,we,null),ht(this,Pa,e=>{let{metaKey:i,altKey:a,key:r}=e;if(i||a||!Ln.includes(r)){this.removeEventListener("keyup",be(this,we));return}this.addEventListener("keyup",be(this,we))}),ss(this,Bt,this.shadowRoot.querySelector("slot")),be(this,Bt).innerHTML=`${as(this)}`}static get observedAttributes(){return[...super.observedAttributes,...Mn,"disabled"]}connectedCallback(){let{style:e}=P(this.shadowRoot,":host(:hover:not([notoggle]))");e.setProperty("cursor","var(--media-cursor, pointer)"),e.setProperty("background","var(--media-control-hover-background, rgba(50 50 70 / .7))"),this.setAttribute("aria-label",f("playback time")),ze(this,gi,Ca).call(this),super.connectedCallback()}toggleTimeDisplay(){this.noToggle||(this.hasAttribute("remaining")?this.removeAttribute("remaining"):this.setAttribute("remaining",""))}disconnectedCallback(){this.disable(),ze(this,Ua,ns).call(this),super.disconnectedCallback()}attributeChangedCallback(e,i,a){Fd(this),Mn.includes(e)?this.update():e==="disabled"&&a!==i?a==null?ze(this,gi,Ca).call(this):ze(this,Oa,is).call(this):e===Qe.NO_TOGGLE&&a!==i&&(this.noToggle?ze(this,Oa,is).call(this):ze(this,gi,Ca).call(this)),super.attributeChangedCallback(e,i,a)}enable(){this.noToggle||(this.tabIndex=0)}disable(){this.tabIndex=-1}get remaining(){return S(this,Qe.REMAINING)}set remaining(e){I(this,Qe.REMAINING,e)}get showDuration(){return S(this,Qe.SHOW_DURATION)}set showDuration(e){I(this,Qe.SHOW_DURATION,e)}get noToggle(){return S(this,Qe.NO_TOGGLE)}set noToggle(e){I(this,Qe.NO_TOGGLE,e)}get mediaDuration(){return U(this,o.MEDIA_DURATION)}set mediaDuration(e){B(this,o.MEDIA_DURATION,e)}get mediaCurrentTime(){return U(this,o.MEDIA_CURRENT_TIME)}set mediaCurrentTime(e){B(this,o.MEDIA_CURRENT_TIME,e)}get mediaSeekable(){let e=this.getAttribute(o.MEDIA_SEEKABLE);if(e)return e.split(":").map(i=>+i)}set mediaSeekable(e){if(e==null){this.removeAttribute(o.MEDIA_SEEKABLE);return}this.setAttribute(o.MEDIA_SEEKABLE,e.join(":"))}update(){let e=as(this);Pd(this),e!==be(this,Bt).innerHTML&&(be(this,Bt).innerHTML=e)}};Bt=new WeakMap;we=new WeakMap;Pa=new WeakMap;os=new WeakSet;wn=function(){be(this,we)||(ss(this,we,t=>{let{key:e}=t;if(!Ln.includes(e)){this.removeEventListener("keyup",be(this,we));return}this.toggleTimeDisplay()}),this.addEventListener("keydown",be(this,Pa)),this.addEventListener("click",this.toggleTimeDisplay))};Ua=new WeakSet;ns=function(){be(this,we)&&(this.removeEventListener("keyup",be(this,we)),this.removeEventListener("keydown",be(this,Pa)),this.removeEventListener("click",this.toggleTimeDisplay),ss(this,we,null))};gi=new WeakSet;Ca=function(){!this.noToggle&&!this.hasAttribute("disabled")&&(this.setAttribute("role","button"),this.enable(),ze(this,os,wn).call(this))};Oa=new WeakSet;is=function(){this.removeAttribute("role"),this.disable(),ze(this,Ua,ns).call(this)};xa.getSlotTemplateHTML=Nd;l.customElements.get("media-time-display")||l.customElements.define("media-time-display",xa)});function Bd(t){return`
    <style>
      :host {
        box-sizing: border-box;
        display: var(--media-control-display, var(--media-preview-thumbnail-display, inline-block));
        overflow: hidden;
      }

      img {
        display: none;
        position: relative;
      }
    </style>
    <img crossorigin loading="eager" decoding="async">
  `}var Dn,Na,Hd,Fa,Le,Wt,ls,ds=T(()=>{R();O();N();Dn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Na=(t,e,i)=>(Dn(t,e,"read from private field"),i?i.call(t):e.get(t)),Hd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Fa=(t,e,i,a)=>(Dn(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i);Wt=class extends l.HTMLElement{constructor(){if(super(),Hd(this,Le,void 0),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[M.MEDIA_CONTROLLER,o.MEDIA_PREVIEW_IMAGE,o.MEDIA_PREVIEW_COORDS]}connectedCallback(){var e,i,a;let r=this.getAttribute(M.MEDIA_CONTROLLER);r&&(Fa(this,Le,(e=this.getRootNode())==null?void 0:e.getElementById(r)),(a=(i=Na(this,Le))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var e,i;(i=(e=Na(this,Le))==null?void 0:e.unassociateElement)==null||i.call(e,this),Fa(this,Le,null)}attributeChangedCallback(e,i,a){var r,s,n,d,c;[o.MEDIA_PREVIEW_IMAGE,o.MEDIA_PREVIEW_COORDS].includes(e)&&this.update(),e===M.MEDIA_CONTROLLER&&(i&&((s=(r=Na(this,Le))==null?void 0:r.unassociateElement)==null||s.call(r,this),Fa(this,Le,null)),a&&this.isConnected&&(Fa(this,Le,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=Na(this,Le))==null?void 0:d.associateElement)==null||c.call(d,this)))}get mediaPreviewImage(){return x(this,o.MEDIA_PREVIEW_IMAGE)}set mediaPreviewImage(e){D(this,o.MEDIA_PREVIEW_IMAGE,e)}get mediaPreviewCoords(){let e=this.getAttribute(o.MEDIA_PREVIEW_COORDS);if(e)return e.split(/\s+/).map(i=>+i)}set mediaPreviewCoords(e){if(!e){this.removeAttribute(o.MEDIA_PREVIEW_COORDS);return}this.setAttribute(o.MEDIA_PREVIEW_COORDS,e.join(" "))}update(){let e=this.mediaPreviewCoords,i=this.mediaPreviewImage;if(!(e&&i))return;let[a,r,s,n]=e,d=i.split("#")[0],c=getComputedStyle(this),{maxWidth:y,maxHeight:k,minWidth:b,minHeight:v}=c,m=c.getPropertyValue("--media-preview-thumbnail-object-fit").trim()||"contain",g,E;if(m==="fill"){let Ce=parseInt(y)/s,Oe=parseInt(k)/n,Zt=parseInt(b)/s,Je=parseInt(v)/n;g=Ce<1?Ce:Math.max(Ce,Zt),E=Oe<1?Oe:Math.max(Oe,Je)}else{let Ce=Math.min(parseInt(y)/s,parseInt(k)/n),Oe=Math.max(parseInt(b)/s,parseInt(v)/n),Je=Ce<1?Ce:Oe>1?Oe:1;g=Je,E=Je}let{style:w}=P(this.shadowRoot,":host"),A=P(this.shadowRoot,"img").style,te=this.shadowRoot.querySelector("img"),Xt=Math.min(g,E)<1?"min":"max";w.setProperty(`${Xt}-width`,"initial","important"),w.setProperty(`${Xt}-height`,"initial","important"),w.width=`${s*g}px`,w.height=`${n*E}px`;let pt=()=>{A.width=`${this.imgWidth*g}px`,A.height=`${this.imgHeight*E}px`,A.display="block"};te.src!==d&&(te.onload=()=>{this.imgWidth=te.naturalWidth,this.imgHeight=te.naturalHeight,pt(),te.onload=null},te.src=d,pt()),pt(),A.transform=`translate(-${a*g}px, -${r*E}px)`}};Le=new WeakMap;Wt.shadowRootOptions={mode:"open"};Wt.getTemplateHTML=Bd;l.customElements.get("media-preview-thumbnail")||l.customElements.define("media-preview-thumbnail",Wt);ls=Wt});var On,Cn,Wd,$d,bi,cs,Un=T(()=>{Ra();R();Da();O();N();On=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Cn=(t,e,i)=>(On(t,e,"read from private field"),i?i.call(t):e.get(t)),Wd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},$d=(t,e,i,a)=>(On(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),cs=class extends ce{constructor(){super(),Wd(this,bi,void 0),$d(this,bi,this.shadowRoot.querySelector("slot")),Cn(this,bi).textContent=ut(0)}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PREVIEW_TIME]}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),e===o.MEDIA_PREVIEW_TIME&&a!=null&&(Cn(this,bi).textContent=ut(parseFloat(a)))}get mediaPreviewTime(){return U(this,o.MEDIA_PREVIEW_TIME)}set mediaPreviewTime(e){B(this,o.MEDIA_PREVIEW_TIME,e)}};bi=new WeakMap;l.customElements.get("media-preview-time-display")||l.customElements.define("media-preview-time-display",cs)});var xn,Vd,Kd,Gd,Ha,us,Pn=T(()=>{Ra();R();O();N();ee();xn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Vd=(t,e,i)=>(xn(t,e,"read from private field"),i?i.call(t):e.get(t)),Kd=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Gd=(t,e,i,a)=>(xn(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),us=class extends ce{constructor(){super(),Kd(this,Ha,void 0),Gd(this,Ha,this.shadowRoot.querySelector("slot"))}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PREVIEW_CHAPTER,o.MEDIA_LANG]}attributeChangedCallback(e,i,a){if(super.attributeChangedCallback(e,i,a),(e===o.MEDIA_PREVIEW_CHAPTER||e===o.MEDIA_LANG)&&a!==i&&a!=null)if(Vd(this,Ha).textContent=a,a!==""){let r=f("chapter: {chapterName}",{chapterName:a});this.setAttribute("aria-valuetext",r)}else this.removeAttribute("aria-valuetext")}get mediaPreviewChapter(){return x(this,o.MEDIA_PREVIEW_CHAPTER)}set mediaPreviewChapter(e){D(this,o.MEDIA_PREVIEW_CHAPTER,e)}};Ha=new WeakMap;l.customElements.get("media-preview-chapter-display")||l.customElements.define("media-preview-chapter-display",us)});var Nn,Z,Re,de,qd,$t,Ba,Vt,Ai,Wa,$a,Va,Kt,mt,Ka,Ga,Fn=T(()=>{Nn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Z=(t,e,i)=>(Nn(t,e,"read from private field"),i?i.call(t):e.get(t)),Re=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},de=(t,e,i,a)=>(Nn(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),qd=(t,e,i,a)=>({set _(r){de(t,e,r,i)},get _(){return Z(t,e,a)}}),Ga=class{constructor(e,i,a){Re(this,$t,void 0),Re(this,Ba,void 0),Re(this,Vt,void 0),Re(this,Ai,void 0),Re(this,Wa,void 0),Re(this,$a,void 0),Re(this,Va,void 0),Re(this,Kt,void 0),Re(this,mt,0),Re(this,Ka,(r=performance.now())=>{de(this,mt,requestAnimationFrame(Z(this,Ka))),de(this,Ai,performance.now()-Z(this,Vt));let s=1e3/this.fps;if(Z(this,Ai)>s){de(this,Vt,r-Z(this,Ai)%s);let n=1e3/((r-Z(this,Ba))/++qd(this,Wa)._),d=(r-Z(this,$a))/1e3/this.duration,c=Z(this,Va)+d*this.playbackRate;c-Z(this,$t).valueAsNumber>0?de(this,Kt,this.playbackRate/this.duration/n):(de(this,Kt,.995*Z(this,Kt)),c=Z(this,$t).valueAsNumber+Z(this,Kt)),this.callback(c)}}),de(this,$t,e),this.callback=i,this.fps=a}start(){Z(this,mt)===0&&(de(this,Vt,performance.now()),de(this,Ba,Z(this,Vt)),de(this,Wa,0),Z(this,Ka).call(this))}stop(){Z(this,mt)!==0&&(cancelAnimationFrame(Z(this,mt)),de(this,mt,0))}update({start:e,duration:i,playbackRate:a}){let r=e-Z(this,$t).valueAsNumber,s=Math.abs(i-this.duration);(r>0||r<-.5/i||s>=.5)&&this.callback(e),de(this,Va,e),de(this,$a,performance.now()),this.duration=i,this.playbackRate=a}};$t=new WeakMap;Ba=new WeakMap;Vt=new WeakMap;Ai=new WeakMap;Wa=new WeakMap;$a=new WeakMap;Va=new WeakMap;Kt=new WeakMap;mt=new WeakMap;Ka=new WeakMap});function Qd(t){return`
    <style>
      :host {
        --media-box-border-radius: 4px;
        --media-box-padding-left: 10px;
        --media-box-padding-right: 10px;
        --media-preview-border-radius: var(--media-box-border-radius);
        --media-box-arrow-offset: var(--media-box-border-radius);
        --_control-background: var(--media-control-background, var(--media-secondary-color, rgb(20 20 30 / .7)));
        --_preview-background: var(--media-preview-background, var(--_control-background));

        
        contain: layout;
      }

      #buffered {
        background: var(--media-time-range-buffered-color, rgb(255 255 255 / .4));
        position: absolute;
        height: 100%;
        will-change: width;
      }

      #preview-rail,
      #current-rail {
        width: 100%;
        position: absolute;
        left: 0;
        bottom: 100%;
        pointer-events: none;
        will-change: transform;
      }

      [part~="box"] {
        width: min-content;
        
        position: absolute;
        bottom: 100%;
        flex-direction: column;
        align-items: center;
        transform: translateX(-50%);
      }

      [part~="current-box"] {
        display: var(--media-current-box-display, var(--media-box-display, flex));
        margin: var(--media-current-box-margin, var(--media-box-margin, 0 0 5px));
        visibility: hidden;
      }

      [part~="preview-box"] {
        display: var(--media-preview-box-display, var(--media-box-display, flex));
        margin: var(--media-preview-box-margin, var(--media-box-margin, 0 0 5px));
        transition-property: var(--media-preview-transition-property, visibility, opacity);
        transition-duration: var(--media-preview-transition-duration-out, .25s);
        transition-delay: var(--media-preview-transition-delay-out, 0s);
        visibility: hidden;
        opacity: 0;
      }

      :host(:is([${o.MEDIA_PREVIEW_IMAGE}], [${o.MEDIA_PREVIEW_TIME}])[dragging]) [part~="preview-box"] {
        transition-duration: var(--media-preview-transition-duration-in, .5s);
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        visibility: visible;
        opacity: 1;
      }

      @media (hover: hover) {
        :host(:is([${o.MEDIA_PREVIEW_IMAGE}], [${o.MEDIA_PREVIEW_TIME}]):hover) [part~="preview-box"] {
          transition-duration: var(--media-preview-transition-duration-in, .5s);
          transition-delay: var(--media-preview-transition-delay-in, .25s);
          visibility: visible;
          opacity: 1;
        }
      }

      media-preview-thumbnail,
      ::slotted(media-preview-thumbnail) {
        visibility: hidden;
        
        transition: visibility 0s .25s;
        transition-delay: calc(var(--media-preview-transition-delay-out, 0s) + var(--media-preview-transition-duration-out, .25s));
        background: var(--media-preview-thumbnail-background, var(--_preview-background));
        box-shadow: var(--media-preview-thumbnail-box-shadow, 0 0 4px rgb(0 0 0 / .2));
        max-width: var(--media-preview-thumbnail-max-width, 180px);
        max-height: var(--media-preview-thumbnail-max-height, 160px);
        min-width: var(--media-preview-thumbnail-min-width, 120px);
        min-height: var(--media-preview-thumbnail-min-height, 80px);
        border: var(--media-preview-thumbnail-border);
        border-radius: var(--media-preview-thumbnail-border-radius,
          var(--media-preview-border-radius) var(--media-preview-border-radius) 0 0);
      }

      :host([${o.MEDIA_PREVIEW_IMAGE}][dragging]) media-preview-thumbnail,
      :host([${o.MEDIA_PREVIEW_IMAGE}][dragging]) ::slotted(media-preview-thumbnail) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        visibility: visible;
      }

      @media (hover: hover) {
        :host([${o.MEDIA_PREVIEW_IMAGE}]:hover) media-preview-thumbnail,
        :host([${o.MEDIA_PREVIEW_IMAGE}]:hover) ::slotted(media-preview-thumbnail) {
          transition-delay: var(--media-preview-transition-delay-in, .25s);
          visibility: visible;
        }

        :host([${o.MEDIA_PREVIEW_TIME}]:hover) {
          --media-time-range-hover-display: block;
        }
      }

      media-preview-chapter-display,
      ::slotted(media-preview-chapter-display) {
        font-size: var(--media-font-size, 13px);
        line-height: 17px;
        min-width: 0;
        visibility: hidden;
        
        transition: min-width 0s, border-radius 0s, margin 0s, padding 0s, visibility 0s;
        transition-delay: calc(var(--media-preview-transition-delay-out, 0s) + var(--media-preview-transition-duration-out, .25s));
        background: var(--media-preview-chapter-background, var(--_preview-background));
        border-radius: var(--media-preview-chapter-border-radius,
          var(--media-preview-border-radius) var(--media-preview-border-radius)
          var(--media-preview-border-radius) var(--media-preview-border-radius));
        padding: var(--media-preview-chapter-padding, 3.5px 9px);
        margin: var(--media-preview-chapter-margin, 0 0 5px);
        text-shadow: var(--media-preview-chapter-text-shadow, 0 0 4px rgb(0 0 0 / .75));
      }

      :host([${o.MEDIA_PREVIEW_IMAGE}]) media-preview-chapter-display,
      :host([${o.MEDIA_PREVIEW_IMAGE}]) ::slotted(media-preview-chapter-display) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        border-radius: var(--media-preview-chapter-border-radius, 0);
        padding: var(--media-preview-chapter-padding, 3.5px 9px 0);
        margin: var(--media-preview-chapter-margin, 0);
        min-width: 100%;
      }

      media-preview-chapter-display[${o.MEDIA_PREVIEW_CHAPTER}],
      ::slotted(media-preview-chapter-display[${o.MEDIA_PREVIEW_CHAPTER}]) {
        visibility: visible;
      }

      media-preview-chapter-display:not([aria-valuetext]),
      ::slotted(media-preview-chapter-display:not([aria-valuetext])) {
        display: none;
      }

      media-preview-time-display,
      ::slotted(media-preview-time-display),
      media-time-display,
      ::slotted(media-time-display) {
        font-size: var(--media-font-size, 13px);
        line-height: 17px;
        min-width: 0;
        
        transition: min-width 0s, border-radius 0s;
        transition-delay: calc(var(--media-preview-transition-delay-out, 0s) + var(--media-preview-transition-duration-out, .25s));
        background: var(--media-preview-time-background, var(--_preview-background));
        border-radius: var(--media-preview-time-border-radius,
          var(--media-preview-border-radius) var(--media-preview-border-radius)
          var(--media-preview-border-radius) var(--media-preview-border-radius));
        padding: var(--media-preview-time-padding, 3.5px 9px);
        margin: var(--media-preview-time-margin, 0);
        text-shadow: var(--media-preview-time-text-shadow, 0 0 4px rgb(0 0 0 / .75));
        transform: translateX(min(
          max(calc(50% - var(--_box-width) / 2),
          calc(var(--_box-shift, 0))),
          calc(var(--_box-width) / 2 - 50%)
        ));
      }

      :host([${o.MEDIA_PREVIEW_IMAGE}]) media-preview-time-display,
      :host([${o.MEDIA_PREVIEW_IMAGE}]) ::slotted(media-preview-time-display) {
        transition-delay: var(--media-preview-transition-delay-in, .25s);
        border-radius: var(--media-preview-time-border-radius,
          0 0 var(--media-preview-border-radius) var(--media-preview-border-radius));
        min-width: 100%;
      }

      :host([${o.MEDIA_PREVIEW_TIME}]:hover) {
        --media-time-range-hover-display: block;
      }

      [part~="arrow"],
      ::slotted([part~="arrow"]) {
        display: var(--media-box-arrow-display, inline-block);
        transform: translateX(min(
          max(calc(50% - var(--_box-width) / 2 + var(--media-box-arrow-offset)),
          calc(var(--_box-shift, 0))),
          calc(var(--_box-width) / 2 - 50% - var(--media-box-arrow-offset))
        ));
        
        border-color: transparent;
        border-top-color: var(--media-box-arrow-background, var(--_control-background));
        border-width: var(--media-box-arrow-border-width,
          var(--media-box-arrow-height, 5px) var(--media-box-arrow-width, 6px) 0);
        border-style: solid;
        justify-content: center;
        height: 0;
      }
    </style>
    <div id="preview-rail">
      <slot name="preview" part="box preview-box">
        <media-preview-thumbnail>
          <template shadowrootmode="${ls.shadowRootOptions.mode}">
            ${ls.getTemplateHTML({})}
          </template>
        </media-preview-thumbnail>
        <media-preview-chapter-display></media-preview-chapter-display>
        <media-preview-time-display></media-preview-time-display>
        <slot name="preview-arrow"><div part="arrow"></div></slot>
      </slot>
    </div>
    <div id="current-rail">
      <slot name="current" part="box current-box">
        
      </slot>
    </div>
  `}var vs,F,Q,ue,he,Gt,Xe,Qa,Si,za,Ya,Ii,ki,qt,Yt,Ti,hs,Hn,ms,Xa,fs,Za,_s,Ja,gs,ps,Bn,yi,ja,Es,Wn,Yd,qa,$n,Mi,Vn=T(()=>{R();es();ds();Un();Pn();O();Rt();Da();N();Fn();N();ee();ds();vs=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},F=(t,e,i)=>(vs(t,e,"read from private field"),i?i.call(t):e.get(t)),Q=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},ue=(t,e,i,a)=>(vs(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),he=(t,e,i)=>(vs(t,e,"access private method"),i),Yd=t=>{let e=t.range,i=ct(+$n(t)),a=ct(+t.mediaSeekableEnd),r=i&&a?f("{currentTime} of {totalTime}",{currentTime:i,totalTime:a}):f("video not loaded, unknown time.");e.setAttribute("aria-valuetext",r)};qa=(t,e=t.mediaCurrentTime)=>{let i=Number.isFinite(t.mediaSeekableStart)?t.mediaSeekableStart:0,a=Number.isFinite(t.mediaDuration)?t.mediaDuration:t.mediaSeekableEnd;if(Number.isNaN(a))return 0;let r=(e-i)/(a-i);return Math.max(0,Math.min(r,1))},$n=(t,e=t.range.valueAsNumber)=>{let i=Number.isFinite(t.mediaSeekableStart)?t.mediaSeekableStart:0,a=Number.isFinite(t.mediaDuration)?t.mediaDuration:t.mediaSeekableEnd;return Number.isNaN(a)?0:e*(a-i)+i},Mi=class extends ye{constructor(){super(),Q(this,hs),Q(this,Xa),Q(this,Za),Q(this,Ja),Q(this,ps),Q(this,yi),Q(this,Es),Q(this,Gt,null),Q(this,Xe,void 0),Q(this,Qa,void 0),Q(this,Si,void 0),Q(this,za,void 0),Q(this,Ya,void 0),Q(this,Ii,void 0),Q(this,ki,void 0),Q(this,qt,void 0),Q(this,Yt,void 0),Q(this,Ti,()=>{he(this,hs,Hn).call(this)?F(this,Xe).start():F(this,Xe).stop()}),Q(this,ms,a=>{this.dragging||(Lt(a)&&(this.range.valueAsNumber=a),F(this,Yt)||this.updateBar())}),this.shadowRoot.querySelector("#track").insertAdjacentHTML("afterbegin",'<div id="buffered" part="buffered"></div>'),ue(this,Qa,this.shadowRoot.querySelectorAll('[part~="box"]')),ue(this,za,this.shadowRoot.querySelector('[part~="preview-box"]')),ue(this,Ya,this.shadowRoot.querySelector('[part~="current-box"]'));let i=getComputedStyle(this);ue(this,Ii,parseInt(i.getPropertyValue("--media-box-padding-left"))),ue(this,ki,parseInt(i.getPropertyValue("--media-box-padding-right"))),ue(this,Xe,new Ga(this.range,F(this,ms),60))}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PAUSED,o.MEDIA_DURATION,o.MEDIA_SEEKABLE,o.MEDIA_CURRENT_TIME,o.MEDIA_PREVIEW_IMAGE,o.MEDIA_PREVIEW_TIME,o.MEDIA_PREVIEW_CHAPTER,o.MEDIA_BUFFERED,o.MEDIA_PLAYBACK_RATE,o.MEDIA_LOADING,o.MEDIA_ENDED]}connectedCallback(){var e;super.connectedCallback(),this.range.setAttribute("aria-label",f("seek")),F(this,Ti).call(this),ue(this,Gt,this.getRootNode()),(e=F(this,Gt))==null||e.addEventListener("transitionstart",this)}disconnectedCallback(){var e;super.disconnectedCallback(),F(this,Xe).stop(),(e=F(this,Gt))==null||e.removeEventListener("transitionstart",this),ue(this,Gt,null)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),i!=a&&(e===o.MEDIA_CURRENT_TIME||e===o.MEDIA_PAUSED||e===o.MEDIA_ENDED||e===o.MEDIA_LOADING||e===o.MEDIA_DURATION||e===o.MEDIA_SEEKABLE?(F(this,Xe).update({start:qa(this),duration:this.mediaSeekableEnd-this.mediaSeekableStart,playbackRate:this.mediaPlaybackRate}),F(this,Ti).call(this),Yd(this)):e===o.MEDIA_BUFFERED&&this.updateBufferedBar(),(e===o.MEDIA_DURATION||e===o.MEDIA_SEEKABLE)&&(this.mediaChaptersCues=F(this,qt),this.updateBar()))}get mediaChaptersCues(){return F(this,qt)}set mediaChaptersCues(e){var i;ue(this,qt,e),this.updateSegments((i=F(this,qt))==null?void 0:i.map(a=>({start:qa(this,a.startTime),end:qa(this,a.endTime)})))}get mediaPaused(){return S(this,o.MEDIA_PAUSED)}set mediaPaused(e){I(this,o.MEDIA_PAUSED,e)}get mediaLoading(){return S(this,o.MEDIA_LOADING)}set mediaLoading(e){I(this,o.MEDIA_LOADING,e)}get mediaDuration(){return U(this,o.MEDIA_DURATION)}set mediaDuration(e){B(this,o.MEDIA_DURATION,e)}get mediaCurrentTime(){return U(this,o.MEDIA_CURRENT_TIME)}set mediaCurrentTime(e){B(this,o.MEDIA_CURRENT_TIME,e)}get mediaPlaybackRate(){return U(this,o.MEDIA_PLAYBACK_RATE,1)}set mediaPlaybackRate(e){B(this,o.MEDIA_PLAYBACK_RATE,e)}get mediaBuffered(){let e=this.getAttribute(o.MEDIA_BUFFERED);return e?e.split(" ").map(i=>i.split(":").map(a=>+a)):[]}set mediaBuffered(e){if(!e){this.removeAttribute(o.MEDIA_BUFFERED);return}let i=e.map(a=>a.join(":")).join(" ");this.setAttribute(o.MEDIA_BUFFERED,i)}get mediaSeekable(){let e=this.getAttribute(o.MEDIA_SEEKABLE);if(e)return e.split(":").map(i=>+i)}set mediaSeekable(e){if(e==null){this.removeAttribute(o.MEDIA_SEEKABLE);return}this.setAttribute(o.MEDIA_SEEKABLE,e.join(":"))}get mediaSeekableEnd(){var e;let[,i=this.mediaDuration]=(e=this.mediaSeekable)!=null?e:[];return i}get mediaSeekableStart(){var e;let[i=0]=(e=this.mediaSeekable)!=null?e:[];return i}get mediaPreviewImage(){return x(this,o.MEDIA_PREVIEW_IMAGE)}set mediaPreviewImage(e){D(this,o.MEDIA_PREVIEW_IMAGE,e)}get mediaPreviewTime(){return U(this,o.MEDIA_PREVIEW_TIME)}set mediaPreviewTime(e){B(this,o.MEDIA_PREVIEW_TIME,e)}get mediaEnded(){return S(this,o.MEDIA_ENDED)}set mediaEnded(e){I(this,o.MEDIA_ENDED,e)}updateBar(){super.updateBar(),this.updateBufferedBar(),this.updateCurrentBox()}updateBufferedBar(){var e;let i=this.mediaBuffered;if(!i.length)return;let a;if(this.mediaEnded)a=1;else{let s=this.mediaCurrentTime,[,n=this.mediaSeekableStart]=(e=i.find(([d,c])=>d<=s&&s<=c))!=null?e:[];a=qa(this,n)}let{style:r}=P(this.shadowRoot,"#buffered");r.setProperty("width",`${a*100}%`)}updateCurrentBox(){if(!this.shadowRoot.querySelector('slot[name="current"]').assignedElements().length)return;let i=P(this.shadowRoot,"#current-rail"),a=P(this.shadowRoot,'[part~="current-box"]'),r=he(this,Xa,fs).call(this,F(this,Ya)),s=he(this,Za,_s).call(this,r,this.range.valueAsNumber),n=he(this,Ja,gs).call(this,r,this.range.valueAsNumber);i.style.transform=`translateX(${s})`,i.style.setProperty("--_range-width",`${r.range.width}`),a.style.setProperty("--_box-shift",`${n}`),a.style.setProperty("--_box-width",`${r.box.width}px`),a.style.setProperty("visibility","initial")}handleEvent(e){switch(super.handleEvent(e),e.type){case"input":he(this,Es,Wn).call(this);break;case"pointermove":he(this,ps,Bn).call(this,e);break;case"pointerup":F(this,Yt)&&ue(this,Yt,!1);break;case"pointerdown":ue(this,Yt,!0);break;case"pointerleave":he(this,yi,ja).call(this,null);break;case"transitionstart":Ae(e.target,this)&&setTimeout(()=>F(this,Ti).call(this),0);break}}};Gt=new WeakMap;Xe=new WeakMap;Qa=new WeakMap;Si=new WeakMap;za=new WeakMap;Ya=new WeakMap;Ii=new WeakMap;ki=new WeakMap;qt=new WeakMap;Yt=new WeakMap;Ti=new WeakMap;hs=new WeakSet;Hn=function(){return this.isConnected&&!this.mediaPaused&&!this.mediaLoading&&!this.mediaEnded&&this.mediaSeekableEnd>0&&Ki(this)};ms=new WeakMap;Xa=new WeakSet;fs=function(t){var e;let a=((e=this.getAttribute("bounds")?Fe(this,`#${this.getAttribute("bounds")}`):this.parentElement)!=null?e:this).getBoundingClientRect(),r=this.range.getBoundingClientRect(),s=t.offsetWidth,n=-(r.left-a.left-s/2),d=a.right-r.left-s/2;return{box:{width:s,min:n,max:d},bounds:a,range:r}};Za=new WeakSet;_s=function(t,e){let i=`${e*100}%`,{width:a,min:r,max:s}=t.box;if(!a)return i;if(Number.isNaN(r)||(i=`max(${`calc(1 / var(--_range-width) * 100 * ${r}% + var(--media-box-padding-left))`}, ${i})`),!Number.isNaN(s)){let d=`calc(1 / var(--_range-width) * 100 * ${s}% - var(--media-box-padding-right))`;i=`min(${i}, ${d})`}return i};Ja=new WeakSet;gs=function(t,e){let{width:i,min:a,max:r}=t.box,s=e*t.range.width;if(s<a+F(this,Ii)){let n=t.range.left-t.bounds.left-F(this,Ii);return`${s-i/2+n}px`}if(s>r-F(this,ki)){let n=t.bounds.right-t.range.right-F(this,ki);return`${s+i/2-n-t.range.width}px`}return 0};ps=new WeakSet;Bn=function(t){let e=[...F(this,Qa)].some(k=>t.composedPath().includes(k));if(!this.dragging&&(e||!t.composedPath().includes(this))){he(this,yi,ja).call(this,null);return}let i=this.mediaSeekableEnd;if(!i)return;let a=P(this.shadowRoot,"#preview-rail"),r=P(this.shadowRoot,'[part~="preview-box"]'),s=he(this,Xa,fs).call(this,F(this,za)),n=(t.clientX-s.range.left)/s.range.width;n=Math.max(0,Math.min(1,n));let d=he(this,Za,_s).call(this,s,n),c=he(this,Ja,gs).call(this,s,n);a.style.transform=`translateX(${d})`,a.style.setProperty("--_range-width",`${s.range.width}`),r.style.setProperty("--_box-shift",`${c}`),r.style.setProperty("--_box-width",`${s.box.width}px`);let y=Math.round(F(this,Si))-Math.round(n*i);Math.abs(y)<1&&n>.01&&n<.99||(ue(this,Si,n*i),he(this,yi,ja).call(this,F(this,Si)))};yi=new WeakSet;ja=function(t){this.dispatchEvent(new l.CustomEvent(h.MEDIA_PREVIEW_REQUEST,{composed:!0,bubbles:!0,detail:t}))};Es=new WeakSet;Wn=function(){F(this,Xe).stop();let t=$n(this);this.dispatchEvent(new l.CustomEvent(h.MEDIA_SEEK_REQUEST,{composed:!0,bubbles:!0,detail:t}))};Mi.shadowRootOptions={mode:"open"};Mi.getContainerTemplateHTML=Qd;l.customElements.get("media-time-range")||l.customElements.define("media-time-range",Mi)});function Zd(t){return`
    <style>
      :host([aria-checked="true"]) slot[name=off] {
        display: none !important;
      }

      
      :host(:not([aria-checked="true"])) slot[name=on] {
        display: none !important;
      }

      :host([aria-checked="true"]) slot[name=tooltip-enable],
      :host(:not([aria-checked="true"])) slot[name=tooltip-disable] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="on">${zd}</slot>
      <slot name="off">${Xd}</slot>
    </slot>
  `}function Jd(){return`
    <slot name="tooltip-enable">${f("Enable captions")}</slot>
    <slot name="tooltip-disable">${f("Disable captions")}</slot>
  `}var zd,Xd,Kn,wi,Gn,qn,Yn=T(()=>{qe();R();O();Dt();ee();zd=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M22.83 5.68a2.58 2.58 0 0 0-2.3-2.5c-3.62-.24-11.44-.24-15.06 0a2.58 2.58 0 0 0-2.3 2.5c-.23 4.21-.23 8.43 0 12.64a2.58 2.58 0 0 0 2.3 2.5c3.62.24 11.44.24 15.06 0a2.58 2.58 0 0 0 2.3-2.5c.23-4.21.23-8.43 0-12.64Zm-11.39 9.45a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.92 3.92 0 0 1 .92-2.77 3.18 3.18 0 0 1 2.43-1 2.94 2.94 0 0 1 2.13.78c.364.359.62.813.74 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.17 1.61 1.61 0 0 0-1.29.58 2.79 2.79 0 0 0-.5 1.89 3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.48 1.48 0 0 0 1-.37 2.1 2.1 0 0 0 .59-1.14l1.4.44a3.23 3.23 0 0 1-1.07 1.69Zm7.22 0a3.07 3.07 0 0 1-1.91.57 3.06 3.06 0 0 1-2.34-1 3.75 3.75 0 0 1-.92-2.67 3.88 3.88 0 0 1 .93-2.77 3.14 3.14 0 0 1 2.42-1 3 3 0 0 1 2.16.82 2.8 2.8 0 0 1 .73 1.31l-1.43.35a1.49 1.49 0 0 0-1.51-1.21 1.61 1.61 0 0 0-1.29.58A2.79 2.79 0 0 0 15 12a3 3 0 0 0 .49 1.93 1.61 1.61 0 0 0 1.27.58 1.44 1.44 0 0 0 1-.37 2.1 2.1 0 0 0 .6-1.15l1.4.44a3.17 3.17 0 0 1-1.1 1.7Z"/>
</svg>`,Xd=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M17.73 14.09a1.4 1.4 0 0 1-1 .37 1.579 1.579 0 0 1-1.27-.58A3 3 0 0 1 15 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34A2.89 2.89 0 0 0 19 9.07a3 3 0 0 0-2.14-.78 3.14 3.14 0 0 0-2.42 1 3.91 3.91 0 0 0-.93 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.17 3.17 0 0 0 1.07-1.74l-1.4-.45c-.083.43-.3.822-.62 1.12Zm-7.22 0a1.43 1.43 0 0 1-1 .37 1.58 1.58 0 0 1-1.27-.58A3 3 0 0 1 7.76 12a2.8 2.8 0 0 1 .5-1.85 1.63 1.63 0 0 1 1.29-.57 1.47 1.47 0 0 1 1.51 1.2l1.43-.34a2.81 2.81 0 0 0-.74-1.32 2.94 2.94 0 0 0-2.13-.78 3.18 3.18 0 0 0-2.43 1 4 4 0 0 0-.92 2.78 3.74 3.74 0 0 0 .92 2.66 3.07 3.07 0 0 0 2.34 1 3.07 3.07 0 0 0 1.91-.57 3.23 3.23 0 0 0 1.07-1.74l-1.4-.45a2.06 2.06 0 0 1-.6 1.07Zm12.32-8.41a2.59 2.59 0 0 0-2.3-2.51C18.72 3.05 15.86 3 13 3c-2.86 0-5.72.05-7.53.17a2.59 2.59 0 0 0-2.3 2.51c-.23 4.207-.23 8.423 0 12.63a2.57 2.57 0 0 0 2.3 2.5c1.81.13 4.67.19 7.53.19 2.86 0 5.72-.06 7.53-.19a2.57 2.57 0 0 0 2.3-2.5c.23-4.207.23-8.423 0-12.63Zm-1.49 12.53a1.11 1.11 0 0 1-.91 1.11c-1.67.11-4.45.18-7.43.18-2.98 0-5.76-.07-7.43-.18a1.11 1.11 0 0 1-.91-1.11c-.21-4.14-.21-8.29 0-12.43a1.11 1.11 0 0 1 .91-1.11C7.24 4.56 10 4.49 13 4.49s5.76.07 7.43.18a1.11 1.11 0 0 1 .91 1.11c.21 4.14.21 8.29 0 12.43Z"/>
</svg>`;Kn=t=>{t.setAttribute("aria-checked",Lo(t).toString())},wi=class extends V{static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_SUBTITLES_LIST,o.MEDIA_SUBTITLES_SHOWING]}connectedCallback(){super.connectedCallback(),this.setAttribute("role","button"),this.setAttribute("aria-label",f("closed captions")),Kn(this)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),e===o.MEDIA_SUBTITLES_SHOWING&&Kn(this)}get mediaSubtitlesList(){return Gn(this,o.MEDIA_SUBTITLES_LIST)}set mediaSubtitlesList(e){qn(this,o.MEDIA_SUBTITLES_LIST,e)}get mediaSubtitlesShowing(){return Gn(this,o.MEDIA_SUBTITLES_SHOWING)}set mediaSubtitlesShowing(e){qn(this,o.MEDIA_SUBTITLES_SHOWING,e)}handleClick(){this.dispatchEvent(new l.CustomEvent(h.MEDIA_TOGGLE_SUBTITLES_REQUEST,{composed:!0,bubbles:!0}))}};wi.getSlotTemplateHTML=Zd;wi.getTooltipContentHTML=Jd;Gn=(t,e)=>{let i=t.getAttribute(e);return i?yr(i):[]},qn=(t,e,i)=>{if(!i?.length){t.removeAttribute(e);return}let a=li(i);t.getAttribute(e)!==a&&t.setAttribute(e,a)};l.customElements.get("media-captions-button")||l.customElements.define("media-captions-button",wi)});function As(t){return Math.round(t*100)/100}function ic(t){return`
    <style>
      :host {
        min-width: 5ch;
        padding: var(--media-button-padding, var(--media-control-padding, 10px 5px));
      }
    </style>
    <slot name="icon">${t.mediaplaybackrate?As(+t.mediaplaybackrate):Li}x</slot>
  `}function ac(){return f("Playback rate")}var jd,Qt,ec,Ze,bs,tc,Li,Ri,Qn=T(()=>{qe();R();O();kr();N();ee();jd=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Qt=(t,e,i)=>(jd(t,e,"read from private field"),i?i.call(t):e.get(t)),ec=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},bs={RATES:"rates"},tc=[1,1.2,1.5,1.7,2],Li=1;Ri=class extends V{constructor(){var e;super(),ec(this,Ze,new wt(this,bs.RATES,{defaultValue:tc})),this.container=this.shadowRoot.querySelector('slot[name="icon"]'),this.container.innerHTML=`${As((e=this.mediaPlaybackRate)!=null?e:Li)}x`}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_PLAYBACK_RATE,bs.RATES]}attributeChangedCallback(e,i,a){if(super.attributeChangedCallback(e,i,a),e===bs.RATES&&(Qt(this,Ze).value=a),e===o.MEDIA_PLAYBACK_RATE){let r=a?+a:Number.NaN,s=As(Number.isNaN(r)?Li:r);this.container.innerHTML=`${s}x`,this.setAttribute("aria-label",f("Playback rate {playbackRate}",{playbackRate:s}))}}get rates(){return Qt(this,Ze)}set rates(e){e?Array.isArray(e)?Qt(this,Ze).value=e.join(" "):typeof e=="string"&&(Qt(this,Ze).value=e):Qt(this,Ze).value=""}get mediaPlaybackRate(){return U(this,o.MEDIA_PLAYBACK_RATE,Li)}set mediaPlaybackRate(e){B(this,o.MEDIA_PLAYBACK_RATE,e)}handleClick(){var e,i;let a=Array.from(Qt(this,Ze).values(),n=>+n).sort((n,d)=>n-d),r=(i=(e=a.find(n=>n>this.mediaPlaybackRate))!=null?e:a[0])!=null?i:Li,s=new l.CustomEvent(h.MEDIA_PLAYBACK_RATE_REQUEST,{composed:!0,bubbles:!0,detail:r});this.dispatchEvent(s)}};Ze=new WeakMap;Ri.getSlotTemplateHTML=ic;Ri.getTooltipContentHTML=ac;l.customElements.get("media-playback-rate-button")||l.customElements.define("media-playback-rate-button",Ri)});function dc(t){return`
    <style>
      :host([${o.MEDIA_IS_FULLSCREEN}]) slot[name=icon] slot:not([name=exit]) {
        display: none !important;
      }

      
      :host(:not([${o.MEDIA_IS_FULLSCREEN}])) slot[name=icon] slot:not([name=enter]) {
        display: none !important;
      }

      :host([${o.MEDIA_IS_FULLSCREEN}]) slot[name=tooltip-enter],
      :host(:not([${o.MEDIA_IS_FULLSCREEN}])) slot[name=tooltip-exit] {
        display: none;
      }
    </style>

    <slot name="icon">
      <slot name="enter">${nc}</slot>
      <slot name="exit">${lc}</slot>
    </slot>
  `}function cc(){return`
    <slot name="tooltip-enter">${f("Enter fullscreen mode")}</slot>
    <slot name="tooltip-exit">${f("Exit fullscreen mode")}</slot>
  `}var Xn,rc,sc,oc,er,nc,lc,zn,Di,Zn=T(()=>{qe();R();O();ee();N();Xn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},rc=(t,e,i)=>(Xn(t,e,"read from private field"),i?i.call(t):e.get(t)),sc=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},oc=(t,e,i,a)=>(Xn(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),nc=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M16 3v2.5h3.5V9H22V3h-6ZM4 9h2.5V5.5H10V3H4v6Zm15.5 9.5H16V21h6v-6h-2.5v3.5ZM6.5 15H4v6h6v-2.5H6.5V15Z"/>
</svg>`,lc=`<svg aria-hidden="true" viewBox="0 0 26 24">
  <path d="M18.5 6.5V3H16v6h6V6.5h-3.5ZM16 21h2.5v-3.5H22V15h-6v6ZM4 17.5h3.5V21H10v-6H4v2.5Zm3.5-11H4V9h6V3H7.5v3.5Z"/>
</svg>`;zn=t=>{let e=t.mediaIsFullscreen?f("exit fullscreen mode"):f("enter fullscreen mode");t.setAttribute("aria-label",e)},Di=class extends V{constructor(){super(...arguments),sc(this,er,null)}static get observedAttributes(){return[...super.observedAttributes,o.MEDIA_IS_FULLSCREEN,o.MEDIA_FULLSCREEN_UNAVAILABLE]}connectedCallback(){super.connectedCallback(),zn(this)}attributeChangedCallback(e,i,a){super.attributeChangedCallback(e,i,a),e===o.MEDIA_IS_FULLSCREEN&&zn(this)}get mediaFullscreenUnavailable(){return x(this,o.MEDIA_FULLSCREEN_UNAVAILABLE)}set mediaFullscreenUnavailable(e){D(this,o.MEDIA_FULLSCREEN_UNAVAILABLE,e)}get mediaIsFullscreen(){return S(this,o.MEDIA_IS_FULLSCREEN)}set mediaIsFullscreen(e){I(this,o.MEDIA_IS_FULLSCREEN,e)}handleClick(e){oc(this,er,e);let i=rc(this,er)instanceof PointerEvent,a=this.mediaIsFullscreen?new l.CustomEvent(h.MEDIA_EXIT_FULLSCREEN_REQUEST,{composed:!0,bubbles:!0}):new l.CustomEvent(h.MEDIA_ENTER_FULLSCREEN_REQUEST,{composed:!0,bubbles:!0,detail:i});this.dispatchEvent(a)}};er=new WeakMap;Di.getSlotTemplateHTML=dc;Di.getTooltipContentHTML=cc;l.customElements.get("media-fullscreen-button")||l.customElements.define("media-fullscreen-button",Di)});function hc(t){return`
    <style>
      :host {
        display: var(--media-control-display, var(--media-loading-indicator-display, inline-block));
        vertical-align: middle;
        box-sizing: border-box;
        --_loading-indicator-delay: var(--media-loading-indicator-transition-delay, ${el}ms);
      }

      #status {
        color: rgba(0,0,0,0);
        width: 0px;
        height: 0px;
      }

      :host slot[name=icon] > *,
      :host ::slotted([slot=icon]) {
        opacity: var(--media-loading-indicator-opacity, 0);
        transition: opacity 0.15s;
      }

      :host([${o.MEDIA_LOADING}]:not([${o.MEDIA_PAUSED}])) slot[name=icon] > *,
      :host([${o.MEDIA_LOADING}]:not([${o.MEDIA_PAUSED}])) ::slotted([slot=icon]) {
        opacity: var(--media-loading-indicator-opacity, 1);
        transition: opacity 0.15s var(--_loading-indicator-delay);
      }

      :host #status {
        visibility: var(--media-loading-indicator-opacity, hidden);
        transition: visibility 0.15s;
      }

      :host([${o.MEDIA_LOADING}]:not([${o.MEDIA_PAUSED}])) #status {
        visibility: var(--media-loading-indicator-opacity, visible);
        transition: visibility 0.15s var(--_loading-indicator-delay);
      }

      svg, img, ::slotted(svg), ::slotted(img) {
        width: var(--media-loading-indicator-icon-width);
        height: var(--media-loading-indicator-icon-height, 100px);
        fill: var(--media-icon-color, var(--media-primary-color, rgb(238 238 238)));
        vertical-align: middle;
      }
    </style>

    <slot name="icon">${uc}</slot>
    <div id="status" role="status" aria-live="polite">${f("media loading")}</div>
  `}var jn,Ci,Jn,Oi,De,ir,tr,el,uc,Ui,tl=T(()=>{O();R();N();ee();jn=(t,e,i)=>{if(!e.has(t))throw TypeError("Cannot "+i)},Ci=(t,e,i)=>(jn(t,e,"read from private field"),i?i.call(t):e.get(t)),Jn=(t,e,i)=>{if(e.has(t))throw TypeError("Cannot add the same private member more than once");e instanceof WeakSet?e.add(t):e.set(t,i)},Oi=(t,e,i,a)=>(jn(t,e,"write to private field"),a?a.call(t,i):e.set(t,i),i),tr={LOADING_DELAY:"loadingdelay",NO_AUTOHIDE:"noautohide"},el=500,uc=`
<svg aria-hidden="true" viewBox="0 0 100 100">
  <path d="M73,50c0-12.7-10.3-23-23-23S27,37.3,27,50 M30.9,50c0-10.5,8.5-19.1,19.1-19.1S69.1,39.5,69.1,50">
    <animateTransform
       attributeName="transform"
       attributeType="XML"
       type="rotate"
       dur="1s"
       from="0 50 50"
       to="360 50 50"
       repeatCount="indefinite" />
  </path>
</svg>
`;Ui=class extends l.HTMLElement{constructor(){if(super(),Jn(this,De,void 0),Jn(this,ir,el),!this.shadowRoot){this.attachShadow(this.constructor.shadowRootOptions);let e=q(this.attributes);this.shadowRoot.innerHTML=this.constructor.getTemplateHTML(e)}}static get observedAttributes(){return[M.MEDIA_CONTROLLER,o.MEDIA_PAUSED,o.MEDIA_LOADING,tr.LOADING_DELAY]}attributeChangedCallback(e,i,a){var r,s,n,d,c;e===tr.LOADING_DELAY&&i!==a?this.loadingDelay=Number(a):e===M.MEDIA_CONTROLLER&&(i&&((s=(r=Ci(this,De))==null?void 0:r.unassociateElement)==null||s.call(r,this),Oi(this,De,null)),a&&this.isConnected&&(Oi(this,De,(n=this.getRootNode())==null?void 0:n.getElementById(a)),(c=(d=Ci(this,De))==null?void 0:d.associateElement)==null||c.call(d,this)))}connectedCallback(){var e,i,a;let r=this.getAttribute(M.MEDIA_CONTROLLER);r&&(Oi(this,De,(e=this.getRootNode())==null?void 0:e.getElementById(r)),(a=(i=Ci(this,De))==null?void 0:i.associateElement)==null||a.call(i,this))}disconnectedCallback(){var e,i;(i=(e=Ci(this,De))==null?void 0:e.unassociateElement)==null||i.call(e,this),Oi(this,De,null)}get loadingDelay(){return Ci(this,ir)}set loadingDelay(e){Oi(this,ir,e);let{style:i}=P(this.shadowRoot,":host");i.setProperty("--_loading-indicator-delay",`var(--media-loading-indicator-transition-delay, ${e}ms)`)}get mediaPaused(){return S(this,o.MEDIA_PAUSED)}set mediaPaused(e){I(this,o.MEDIA_PAUSED,e)}get mediaLoading(){return S(this,o.MEDIA_LOADING)}set mediaLoading(e){I(this,o.MEDIA_LOADING,e)}get mediaController(){return x(this,M.MEDIA_CONTROLLER)}set mediaController(e){D(this,M.MEDIA_CONTROLLER,e)}get noAutohide(){return S(this,tr.NO_AUTOHIDE)}set noAutohide(e){I(this,tr.NO_AUTOHIDE,e)}};De=new WeakMap;ir=new WeakMap;Ui.shadowRootOptions={mode:"open"};Ui.getTemplateHTML=hc;l.customElements.get("media-loading-indicator")||l.customElements.define("media-loading-indicator",Ui)});var mc=cl(()=>{an();sn();un();hn();mn();vn();Sn();Rn();Vn();Yn();Qn();Zn();tl()});mc();})();
